import { parseExactJson } from '../records/exactJson';
import { exchangeAggregatedRecord } from '../records/exchangeAggregatedRecord';
import { jsonMembers } from '../records/jsonMembers';
import { recordTypeName } from '../records/recordTypes';
import type { ExportValue, ExportView } from './exportView';
import { fieldValue } from './fieldValue';
import { valueText } from './valueText';

const FIELDS = {
  RECORDTYPE: 'RecordType',
  APPID: 'AppId',
  CLIENTAPPDID: 'ClientAppId',
  LOGONTYPE: 'LogonType',
  INTERNALLOGONTYPE: 'InternalLogonType',
  MAILBOXGUID: 'MailboxGuid',
  MAILBOXOWNERUPN: 'MailboxOwnerUPN',
  MAILBOXOWNERSID: 'MailboxOwnerSid',
  MAILBOXOWNERMASTERSID: 'MailboxOwnerMasterAccountSid',
  LOGONUSERSID: 'LogonUserSid',
  LOGONUSERNAME: 'LogonUserDisplayName',
  EXTERNALACCESS: 'ExternalAccess',
  ORIGINATINGSERVER: 'OriginatingServer',
  ORGNAME: 'OrganizationName',
  CLIENTINFO: 'ClientInfoString',
  CLIENTADDR: 'ClientIPAddress',
  CLIENTMACHINE: 'ClientMachineName',
  CLIENTPROCESS: 'ClientProcessName',
  CLIENTVERSION: 'ClientVersion',
  CLIENTREQID: 'ClientRequestId',
  SESSIONID: 'SessionId',
  OPERATIONPROP: 'OperationProperties',
  FOLDERS: 'Folders',
  OPERATIONCOUNT: 'OperationCount',
} as const satisfies Record<string, keyof typeof exchangeAggregatedRecord.shape>;

/**
 * The columns of Snare Central's table Office365ExchangeItemAggregated, in its order, for records of any type (Snare's documentation,
 * "Office365ExchangeItemAggregated log type"; TABLE is `Office365` and the name of the record's type, as in Snare's other tables). Values
 * are spelled as in our own columns. SNAREDATAMAP is a JSON object of every field that no other column holds, each value in the record's
 * own spelling: also a value that does not fit its column, and all but the last of a field that comes repeatedly.
 */
export const snareView: ExportView = {
  columns: ['TABLE', ...Object.keys(FIELDS), 'SNAREDATAMAP'].map((name) => ({ name, edm: 'String' })),
  valuesOf({ row, text }) {
    const members = [...jsonMembers(text)].map(({ source, value }) => {
      const name = String(JSON.parse(`"${source}"`));
      return { name, value };
    });
    // The sample on Snare's page has "ExternalAccess "; the exact name wins where both are there.
    const last = new Map(members.map((member) => [member.name.trim(), member]));
    for (const member of members) if (member.name === member.name.trim()) last.set(member.name, member);
    const held = new Set<(typeof members)[number]>();
    const values = Object.values(FIELDS).map((name): ExportValue => {
      const member = last.get(name);
      if (!member) return undefined;
      const value = fieldValue(exchangeAggregatedRecord.shape[name], parseExactJson(member.value));
      if (value === undefined) return undefined;
      held.add(member);
      return valueText(value);
    });
    const rest = members
      .filter((member) => !held.has(member))
      .map(({ name, value }) => `${JSON.stringify(name)}:${value}`);
    return [`Office365${recordTypeName(Number(row.RecordType))}`, ...values, `{${rest.join(',')}}`];
  },
};
