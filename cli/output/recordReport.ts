import { type Enumeration, enumName } from '../../shared/records/enumNames';
import type { StoredRow } from '../../shared/tables/store/tableStore';
import { recordMessages } from './recordMessages';
import { recordStory } from './recordStory';
import { terminalSafe } from './terminalSafe';
import { utcText } from './utcText';

const GROUPS: readonly (readonly [title: string, columns: readonly string[]])[] = [
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
];
const STORED = ['PartitionKey', 'RowKey', 'Source', 'ContentId', 'AuditDataSha256', 'VariantOf'];
const ENUMERATIONS: readonly Enumeration[] = [
  'UserType',
  'LogonType',
  'AuthenticationStatus',
  'OperationStatus',
];
const LABEL_WIDTH = 22;

/**
 * A stored record for a person: what it says in one sentence, its fields by who, what, from where and which messages, where it stands,
 * and the text as it was received.
 */
export function recordReport({ row, text }: { row: StoredRow; text: string }): string {
  const time = row.CreationTime instanceof Date ? `${utcText(row.CreationTime)} UTC: ` : '';
  const lines = [`${time}${recordStory(row)}`];
  if (row.IsVariant === true)
    lines.push('This text came later under the same Id; the first one is kept, too.');
  for (const [title, columns] of GROUPS) lines.push(...group(title, fieldLines(row, columns)));
  lines.push(
    ...group(
      'Which messages',
      recordMessages(text).map((line) => `  ${line}`),
    ),
  );
  const keys = { ...row, PartitionKey: row.partitionKey, RowKey: row.rowKey };
  lines.push(...group('Stored', fieldLines(keys, STORED)));
  lines.push('', 'As received', ...text.replaceAll('\t', '  ').split(/\r\n|\r|\n/));
  return `${lines.map(terminalSafe).join('\n')}\n\n`;
}

function group(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function fieldLines(row: Readonly<Record<string, unknown>>, columns: readonly string[]): string[] {
  return columns.flatMap((column) => {
    const value = row[column];
    if (value === undefined || value === '') return [];
    return [`  ${column.padEnd(LABEL_WIDTH)}${valueText(row, column, value)}`];
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
