import { z } from 'zod';
import { bool, json, text } from './columnTypes';
import { commonRecord } from './commonRecord';
import { nameValuePair } from './nameValuePair';

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
  OperationProperties: json(z.array(nameValuePair)),
  Parameters: json(z.array(nameValuePair)),
  ModifiedProperties: json(z.array(z.unknown())),
});
