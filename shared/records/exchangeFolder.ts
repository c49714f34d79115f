import { z } from 'zod';
import { nestedText } from './nestedValue';

/** A mailbox folder; `Member*` tell whose rights ModifyFolderPermissions changed. */
export const exchangeFolder = z.looseObject({
  Id: nestedText,
  Path: nestedText,
  Name: nestedText,
  MemberSid: nestedText,
  MemberRights: nestedText,
  MemberUpn: nestedText,
});
export type ExchangeFolder = z.infer<typeof exchangeFolder>;
