import { bool, json, text } from './columnTypes';
import { commonRecord } from './commonRecord';
import { modifiedProperty } from './modifiedProperty';
import { nameValuePair } from './nameValuePair';
import { nestedList } from './nestedValue';

/** A cmdlet run against Exchange Online (type 1); Operation is the cmdlet's name. */
export const exchangeAdminRecord = commonRecord.extend({
  ModifiedObjectResolvedName: text,
  Parameters: json(nestedList(nameValuePair)),
  ModifiedProperties: json(nestedList(modifiedProperty)),
  ExternalAccess: bool,
  OriginatingServer: text,
  OrganizationName: text,
  DeviceId: text,
  TokenObjectId: text,
  TokenTenantId: text,
  SessionId: text,
  AppId: text,
  ClientAppId: text,
});
