import { fieldView } from '../../shared/exports/fieldView';
import { valueText } from '../../shared/exports/valueText';
import { typedRecords } from '../../shared/records/recordSchema';
import type { StoredRow } from '../../shared/tables/store/tableStore';
import { importedTables } from '../imports/importedTables';
import { recordText, storeRecords } from '../query/tablesWithRecords';

async function storedRow(text: string): Promise<StoredRow> {
  const tables = importedTables();
  await storeRecords(tables, [text]);
  const [row] = tables.heads();
  if (!row) throw new Error('nothing was stored');
  return row;
}

async function shown(recordTypes: readonly number[], text: string) {
  const view = fieldView(recordTypes);
  const values = view.valuesOf({ row: await storedRow(text), text });
  return new Map(view.columns.map(({ name }, at) => [name, values[at]]));
}

describe('fieldView', () => {
  it('has columns for the fields of the types and nothing else', () => {
    const names = (types: readonly number[]) => fieldView(types).columns.map(({ name }) => name);
    expect(names([154])).toEqual([
      'Id',
      'CreationTime',
      'RecordType',
      'RecordTypeName',
      'Operation',
      'OrganizationId',
      'UserType',
      'UserKey',
      'Workload',
      'ResultStatus',
      'ObjectId',
      'UserId',
      'ClientIP',
      'Scope',
      'AppAccessContext',
      'Version',
      'AssociatedAdminUnits',
      'AssociatedAdminUnitsNames',
      'MessageId',
      'Recipient',
      'Sender',
      'AuthenticationMethod',
      'AuthenticationStatus',
      'OperationStatus',
      'AttachmentName',
      'OperationProperties',
      'UserTypeName',
      'ClientAddress',
      'MailSubject',
      'MailAccessType',
      'IsThrottled',
      'MessageCount',
      'Unclassified',
      'IsVariant',
      'VariantOf',
      'Source',
      'ContentId',
      'AuditDataSha256',
      'AuditData',
    ]);
    expect(names([154, 50])).toEqual(names([50, 154, 50]));
    expect(names([50])).toContain('Folders');
    expect(names([])).not.toContain('Folders');
  });

  it('has no two columns whose names differ by letter case alone: many readers do not tell them apart', () => {
    const names = fieldView([...typedRecords.keys(), 9999]).columns.map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });

  it('gives each field its type, and what no schema knows as JSON', async () => {
    const text = recordText({
      ExternalAccess: 'False',
      recipientCount: '5',
      OperationCount: 2,
      'New ': { a: 1 },
    });
    const values = await shown([50], text);
    expect([...values].filter(([, value]) => value !== undefined)).toEqual([
      ['Id', 'a'],
      ['CreationTime', new Date('2026-11-02T10:00:00Z')],
      ['RecordType', 50],
      ['RecordTypeName', 'ExchangeItemAggregated'],
      ['Operation', 'MailItemsAccessed'],
      ['Workload', 'Exchange'],
      ['UserId', 'alice@contoso.com'],
      ['ExternalAccess', false],
      ['recipientCount', 5n],
      ['OperationCount', 2],
      ['Unclassified', '{"New":{"a":1}}'],
      ['IsVariant', false],
      ['Source', 'api'],
      ['ContentId', 'content-1'],
      ['AuditDataSha256', expect.stringMatching(/^[0-9a-f]{64}$/)],
      ['AuditData', text],
    ]);
    expect(valueText(values.get('CreationTime'))).toBe('2026-11-02T10:00:00Z');
  });

  it('gives what was too long for the table all the same', async () => {
    const items = Array.from({ length: 1_000 }, (_, at) => ({
      InternetMessageId: `<${at}@contoso.example.com>`,
    }));
    const text = recordText({ Folders: [{ Id: 'f', FolderItems: items }], Unknown: 'x'.repeat(40_000) });
    const values = await shown([50], text);
    expect(JSON.parse(String(values.get('Folders')))).toEqual([{ Id: 'f', FolderItems: items }]);
    expect(values.get('AuditData')).toBe(text);
  });
});
