import { z } from 'zod';
import { bool, json, text } from './columnTypes';
import { commonRecord } from './commonRecord';
import { nameValuePair } from './nameValuePair';
import { nestedList } from './nestedValue';

/** Any type without a field table of its own: the common columns and those that services share by name. */
export const otherRecord = commonRecord.extend({
  ExternalAccess: bool,
  OriginatingServer: text,
  OrganizationName: text,
  SessionId: text,
  AppId: text,
  ClientAppId: text,
  HostAppId: text,
  ClientIPAddress: text,
  ActorIP: text,
  DeviceId: text,
  TokenObjectId: text,
  TokenTenantId: text,
  OperationProperties: json(nestedList(nameValuePair)),
  Parameters: json(nestedList(nameValuePair)),
  ModifiedProperties: json(z.unknown()),
});
