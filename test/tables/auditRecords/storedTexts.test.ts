import { randomBytes } from 'node:crypto';
import type { AuditRecord } from '../../../shared/records/auditRecord';
import { asVariant, recordRows } from '../../../shared/tables/auditRecords/recordRows';
import { storedTexts } from '../../../shared/tables/auditRecords/storedTexts';
import { MemoryStore } from '../memoryStore';
import { record } from '../record';

const origin = { source: 'api', contentId: 'blob', quarantinePartition: '2026-03-10' };
const at = { table: 'T', partitionKey: '2_2026-03-10', rowKey: '12:34:56_id-1' };
const noise = () => randomBytes(1_400_000).toString('base64');

async function put(store: MemoryStore, given: AuditRecord, variantDigits?: 8 | 64): Promise<void> {
  const own = recordRows(given, origin);
  const { head, continuations } = variantDigits ? asVariant(own, given.sha256, variantDigits) : own;
  for (const row of [...continuations, head]) await store.insert('T', [row]);
}

describe('storedTexts', () => {
  it('gives the first text before its variants, long ones whole, and nothing of other Ids', async () => {
    const store = new MemoryStore();
    const first = record({ Parameters: noise() });
    const second = record({ Parameters: noise() });
    const third = record({ Operation: 'Other' });
    await put(store, first);
    await put(store, second, 8);
    await put(store, third, 64);
    for (const Id of ['id-', 'id-10', 'id-1~x', 'id-1~0123abcd', 'id-1g']) await put(store, record({ Id }));
    store.rowsAPage = 2;
    store.emptyFirstPages = true;

    const texts = await storedTexts(store, at);
    expect(texts.map(({ sha256 }) => sha256)).toEqual([
      first.sha256,
      ...[second.sha256, third.sha256].toSorted(),
    ]);
    expect(texts.map(({ isVariant }) => isVariant)).toEqual([false, true, true]);
    for (const given of [first, second, third]) {
      const text = texts.find(({ sha256 }) => sha256 === given.sha256);
      expect(text?.utf8.equals(given.utf8)).toBe(true);
    }
  });

  it('leaves out a head that has lost a part of its text', async () => {
    const store = new MemoryStore();
    const given = record({ Parameters: noise() });
    const { head, continuations } = recordRows(given, origin);
    expect(continuations.length).toBeGreaterThan(0);
    for (const row of [...continuations.slice(1), head]) await store.insert('T', [row]);
    expect(await storedTexts(store, at)).toEqual([]);
  });

  it('finds nothing where nothing stands', async () => {
    expect(await storedTexts(new MemoryStore(), at)).toEqual([]);
  });
});
