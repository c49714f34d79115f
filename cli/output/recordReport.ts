import { type Enumeration, enumName } from '../../shared/records/enumNames';
import type { StoredRow } from '../../shared/tables/store/tableStore';
import { recordMessages } from './recordMessages';
import { recordStory } from './recordStory';
import { storyFields } from './stories/storyFields';
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
const LABEL_WIDTH = 22;
const LONGEST_REST_UNITS = 200;
const KEYS_AND_TEXT =
  /^(partitionKey|rowKey|etag|timestamp|odata.*|Id|RecordTypeName|UserTypeName|Parts|IsVariant|ContractVersion|ParserVersion|Version|AuditData(Gzip\d+)?)$/;
// What is told of in a sentence, line by line, or among the messages.
const NESTED = /^[[{]/;

/**
 * A stored record for a person: what it says in one sentence, its fields by who, what, from where and which messages, where it stands,
 * and the text as it was received.
 */
export function recordReport({ row, text }: { row: StoredRow; text: string }): string {
  const time = row.CreationTime instanceof Date ? `${utcText(row.CreationTime)} UTC: ` : '';
  const lines = [`${time}${recordStory(row)}`];
  if (row.IsVariant === true)
    lines.push('This text came later under the same Id; the first one is kept, too.');
  for (const [title, columns] of GROUPS) {
    const own =
      title === 'What' ? [...fieldLines(row, columns), ...pairLines(row)] : fieldLines(row, columns);
    lines.push(...group(title, own));
  }
  lines.push(
    ...group(
      'Which messages',
      recordMessages(text).map((line) => `  ${line}`),
    ),
  );
  const keys = { ...row, PartitionKey: row.partitionKey, RowKey: row.rowKey };
  lines.push(...group('Other fields', fieldLines(row, restOf(row))));
  lines.push(...group('Stored', fieldLines(keys, STORED)));
  lines.push('', 'As received', ...text.replaceAll('\t', '  ').split(/\r\n|\r|\n/));
  return `${lines.map(terminalSafe).join('\n')}\n\n`;
}

/** Parameters of a cmdlet and properties of an action, one line each. */
function pairLines(row: StoredRow): string[] {
  const { Parameters: parameters = [], OperationProperties: properties = [] } = storyFields(row);
  return [...parameters, ...properties].flatMap(({ Name: name = '', Value: value = '' }) =>
    // Those that have columns of their own stand above.
    name in row ? [] : [`  ${name.padEnd(LABEL_WIDTH - 1)} ${value}`],
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
  const enumeration = ENUMERATIONS.get(column);
  return enumeration && typeof value === 'number' ? enumName(enumeration, value) : undefined;
}
