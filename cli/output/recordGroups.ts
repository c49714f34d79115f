import { type Enumeration, enumName } from '../../shared/records/enumNames';
import type { StoredRow } from '../../shared/tables/store/tableStore';
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
  readonly title: 'Who' | 'What' | 'From where' | 'Stored';
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
      'LogonUserDisplayName',
      'MailboxOwnerUPN',
      'MailboxGuid',
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
      'Parameters',
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
  ['Stored', ['PartitionKey', 'RowKey', 'Source', 'ContentId', 'AuditDataSha256', 'VariantOf']],
];
const ENUMERATIONS: readonly Enumeration[] = [
  'UserType',
  'LogonType',
  'AuthenticationStatus',
  'OperationStatus',
];

/** The columns of a record that a person looks for first, by who, what, from where, and where it stands; groups without any are left out. */
export function recordGroups(row: StoredRow): RecordGroup[] {
  const columns = { ...row, PartitionKey: row.partitionKey, RowKey: row.rowKey };
  const groups = GROUPS.map(([title, names]) => ({ title, fields: fieldsOf(columns, names) }));
  return groups.filter(({ fields }) => fields.length > 0);
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
  const enumeration = ENUMERATIONS.find((name) => name === column);
  return enumeration && typeof value === 'number' ? enumName(enumeration, value) : undefined;
}
