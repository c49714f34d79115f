import { bool, int32, int64, json, text } from './columnTypes';
import { commonRecord } from './commonRecord';
import { emailAddress } from './emailAddress';
import { nameValuePair } from './nameValuePair';
import { nestedList } from './nestedValue';

/** What all mailbox records share (types 2, 3, 19 and 50). */
export const exchangeMailboxRecord = commonRecord.extend({
  LogonType: int32,
  InternalLogonType: int32,
  MailboxGuid: text,
  MailboxOwnerUPN: text,
  MailboxOwnerSid: text,
  MailboxOwnerMasterAccountSid: text,
  LogonUserSid: text,
  LogonUserDisplayName: text,
  ExternalAccess: bool,
  OriginatingServer: text,
  OrganizationName: text,
  ClientInfoString: text,
  ClientIPAddress: text,
  ClientMachineName: text,
  ClientProcessName: text,
  ClientVersion: text,
  SessionId: text,
  AppId: text,
  ClientAppId: text,
  HostAppId: text,
  OperationProperties: json(nestedList(nameValuePair)),
  ClientRequestId: text,
  ExternalUserTenantId: text,
  ActorIP: text,
  ActorInfoString: text,
  DeviceId: text,
  CloudInstanceName: text,
  TokenObjectId: text,
  TokenTenantId: text,
  AuthType: text,
  TokenType: text,
  recipientCount: int64,
  recipientList: json(nestedList(emailAddress)),
});
