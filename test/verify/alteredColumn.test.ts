import { PARSER_VERSION, recordRows } from '../../shared/tables/auditRecords/recordRows';
import type { StoredRow } from '../../shared/tables/store/tableStore';
import { alteredColumn } from '../../shared/verify/alteredColumn';
import { MemoryStore } from '../tables/memoryStore';
import { record } from '../tables/record';

const fields = {
  ClientIP: '203.0.113.7:443',
  MailboxOwnerUPN: 'ann@contoso.com',
  LogonType: 0,
  ExternalAccess: false,
  Item: { Id: 'x', Subject: 'y' },
  Unheard: 9007199254740993n.toString(),
};

/** The record's row as it is read back, some columns changed. */
async function storedWith(change: Record<string, unknown>): Promise<StoredRow> {
  const store = new MemoryStore();
  const origin = { source: 'api', contentId: 'blob', quarantinePartition: '2026-03-10' };
  await store.insert('T', [recordRows(record(fields), origin).head]);
  const [row] = store.all('T');
  if (!row) throw new Error('there is a row');
  return { ...row, ...change };
}

test.each([
  ['nothing', {}, undefined],
  ['another content that brought it', { ContentId: 'other', Source: 'csv' }, undefined],
  ['the text, which is compared elsewhere', { AuditData: '{}', AuditDataSha256: '' }, undefined],
  [
    'another parser, whose columns cannot be told',
    { UserId: 'eve', ParserVersion: PARSER_VERSION + 1 },
    undefined,
  ],
  ['a text', { UserId: 'eve@contoso.com' }, 'UserId'],
  ['a number', { LogonType: 1 }, 'LogonType'],
  ['a Boolean', { ExternalAccess: true }, 'ExternalAccess'],
  ['a time', { CreationTime: new Date('2026-03-10T12:34:57Z') }, 'CreationTime'],
  ['a column taken away', { ClientAddress: undefined }, 'ClientAddress'],
  ['what no schema knows', { Unclassified: '{}' }, 'Unclassified'],
  ['a column added that others of its type have', { ClientInfoString: 'Client=REST' }, 'ClientInfoString'],
  ['a column added that nobody knows', { Remark: 'checked' }, 'Remark'],
  ['a column added beside the text', { AuditDataNote: 'checked' }, 'AuditDataNote'],
  ['what says that it is a variant', { IsVariant: true }, 'IsVariant'],
  ['what it is said to be a variant of', { VariantOf: 'key' }, 'IsVariant'],
])('changed: %s', async (_, change, column) => {
  expect(alteredColumn(record(fields), await storedWith(change))).toBe(column);
});
