import { type Enumeration, enumName } from '../../shared/records/enumNames';
import type { StoredRow } from '../../shared/tables/store/tableStore';
import { storyFields } from './stories/storyFields';
import { utcText } from './utcText';

/** A column of a record that has a value. */
export interface RecordField {
  readonly column: string;
  readonly value: unknown;
  /** As a person reads it: times in UTC, a number with its name. */
  readonly text: string;
}

/** What a record says of one question. */
export interface RecordGroup {
  readonly title: 'Who' | 'What' | 'From where' | 'Other fields' | 'Stored';
  readonly fields: readonly RecordField[];
}

const GROUPS: readonly (readonly [title: RecordGroup['title'], columns: readonly string[]])[] = [
  [
    'Who',
    [
      'UserId',
      'UserType',
      'UserKey',
      'LogonType',
      'InternalLogonType',
      'ExternalAccess',
      'LogonUserDisplayName',
      'MailboxOwnerUPN',
      'MailboxGuid',
      'DestMailboxOwnerUPN',
      'SendAsUserSmtp',
      'SendOnBehalfOfUserSmtp',
      'Sender',
      'Recipient',
      'AppId',
      'ClientAppId',
    ],
  ],
  [
    'What',
    [
      'Operation',
      'RecordType',
      'CreationTime',
      'ResultStatus',
      'OperationStatus',
      'AuthenticationStatus',
      'AuthenticationMethod',
      'MailAccessType',
      'IsThrottled',
      'OperationCount',
      'ObjectId',
      'MailSubject',
      'AttachmentName',
      'LabelName',
      'LabelAction',
      'ItemName',
      'IncidentId',
    ],
  ],
  [
    'From where',
    [
      'ClientAddress',
      'ClientIP',
      'ClientIPAddress',
      'ClientInfoString',
      'ClientProcessName',
      'ActorInfoString',
      'SessionId',
      'DeviceId',
      'OriginatingServer',
    ],
  ],
];
const STORED = ['PartitionKey', 'RowKey', 'Source', 'ContentId', 'AuditDataSha256', 'VariantOf'];
const ENUMERATIONS = new Map<string, Enumeration>([
  ['UserType', 'UserType'],
  ['LogonType', 'LogonType'],
  ['InternalLogonType', 'LogonType'],
  ['AuthenticationStatus', 'AuthenticationStatus'],
  ['OperationStatus', 'OperationStatus'],
  ['RequestType', 'QuarantineRequestType'],
  ['RequestSource', 'QuarantineRequestSource'],
]);
const LONGEST_REST_UNITS = 200;
const KEYS_AND_TEXT =
  /^(partitionKey|rowKey|etag|timestamp|odata.*|Id|RecordTypeName|UserTypeName|Parts|IsVariant|ContractVersion|ParserVersion|Version|AuditData(Gzip\d+)?)$/;
// What is told of in a sentence, line by line, or among the messages.
const NESTED = /^[[{]/;

/** A record by who, what, from where, what else it holds, and where it stands; groups without any field are left out. */
export function recordGroups(row: StoredRow): RecordGroup[] {
  const keys = { ...row, PartitionKey: row.partitionKey, RowKey: row.rowKey };
  const groups: RecordGroup[] = GROUPS.map(([title, columns]) => {
    const fields = fieldsOf(row, columns);
    return { title, fields: title === 'What' ? [...fields, ...pairsOf(row)] : fields };
  });
  groups.push({ title: 'Other fields', fields: fieldsOf(row, restOf(row)) });
  groups.push({ title: 'Stored', fields: fieldsOf(keys, STORED) });
  return groups.filter(({ fields }) => fields.length > 0);
}

/** Parameters of a cmdlet and properties of an action. */
function pairsOf(row: StoredRow): RecordField[] {
  const { Parameters: parameters = [], OperationProperties: properties = [] } = storyFields(row);
  return [...parameters, ...properties].flatMap(({ Name: column = '', Value: value = '' }) =>
    // Those that have columns of their own stand above.
    Object.hasOwn(row, column) ? [] : [{ column, value, text: String(value) }],
  );
}

/** Columns of single values that no group has; what is nested stands in the text. */
function restOf(row: StoredRow): string[] {
  const shown = new Set([...GROUPS.flatMap(([, columns]) => columns), ...STORED]);
  return Object.keys(row).filter((column) => {
    const value = row[column];
    if (shown.has(column) || KEYS_AND_TEXT.test(column)) return false;
    return typeof value !== 'string' || (!NESTED.test(value) && value.length <= LONGEST_REST_UNITS);
  });
}

function fieldsOf(row: Readonly<Record<string, unknown>>, columns: readonly string[]): RecordField[] {
  return columns.flatMap((column) => {
    const value = row[column];
    if (value === undefined || value === '') return [];
    return [{ column, value, text: valueText(row, column, value) }];
  });
}

function valueText(row: Readonly<Record<string, unknown>>, column: string, value: unknown): string {
  if (value instanceof Date) return `${utcText(value)} UTC`;
  const name = column === 'RecordType' ? row.RecordTypeName : nameOf(column, value);
  return name === undefined ? String(value) : `${String(value)} (${String(name)})`;
}

function nameOf(column: string, value: unknown): string | undefined {
  const enumeration = ENUMERATIONS.get(column);
  return enumeration && typeof value === 'number' ? enumName(enumeration, value) : undefined;
}
