import { z } from 'zod';
import { appAccessContext } from './appAccessContext';
import { dateTime, int32, json, text } from './columnTypes';
import { nestedTexts } from './nestedValue';

/** Columns of every record type (schema page, "Common schema"), with what samples have beyond it. */
export const commonRecord = z.object({
  Id: text,
  RecordType: int32,
  CreationTime: dateTime,
  Operation: text,
  OrganizationId: text,
  UserType: int32,
  UserKey: text,
  Workload: text,
  ResultStatus: text,
  ObjectId: text,
  UserId: text,
  ClientIP: text,
  Scope: int32,
  AppAccessContext: json(appAccessContext),
  Version: int32,
  AssociatedAdminUnits: json(nestedTexts),
  AssociatedAdminUnitsNames: json(nestedTexts),
});
