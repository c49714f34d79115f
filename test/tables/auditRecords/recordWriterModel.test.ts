import fc from 'fast-check';
import { referencedRecords } from '../../../shared/tables/auditIndex/indexRows';
import { Delivery } from '../../../shared/tables/auditRecords/delivery';
import type { StoreFate } from '../memoryStore';
import { MemoryStore } from '../memoryStore';
import { record } from '../record';
import { writers } from '../writers';

const RECORDS = 'AuditRecords202603';
const INDEX = 'AuditIndex202603';

const spellings: readonly ((fields: Readonly<Record<string, unknown>>) => string)[] = [
  JSON.stringify,
  (fields) => JSON.stringify(fields, undefined, 1),
  (fields) => JSON.stringify(Object.fromEntries(Object.entries(fields).toReversed())),
];

// Few Ids, so that keys meet: two that differ in letter case, one that looks like another one's variant.
const text = fc.record({
  Id: fc.constantFrom('a', 'b', 'A', 'a~0123abcd', 'c|d'),
  RecordType: fc.constantFrom(2, 50),
  Subject: fc.constantFrom('one', 'two', 'three'),
  spelling: fc.constantFrom(0, 1, 2),
});
type Text = typeof text extends fc.Arbitrary<infer Value> ? Value : never;

function recordOf({ spelling, ...fields }: Text) {
  return record(fields, spellings[spelling]);
}

const blobs = fc.array(fc.array(text, { maxLength: 8 }), { minLength: 1, maxLength: 5 });

/** One poll over all blobs at once. @returns their deliveries */
async function pollOnce(
  store: MemoryStore,
  given: readonly (readonly Text[])[],
  heldBytes: number,
): Promise<Delivery[]> {
  const { records, index } = writers({ heldBytes, parallelTransactions: 3 }, store);
  const deliveries = await Promise.all(
    given.map(async (texts, n) => {
      const delivery = new Delivery({
        source: 'api',
        contentId: `blob${n}`,
        quarantinePartition: '2026-03-10',
      });
      for (const each of texts) await records.add(recordOf(each), delivery);
      delivery.end();
      return delivery;
    }),
  );
  await records.flush();
  await index.flush();
  for (const delivery of deliveries) expect(delivery.isDurable(index.writtenTo)).toBe(true);
  return deliveries;
}

/** What must be true of the tables however they came about. */
function expectWhole(store: MemoryStore, given: readonly (readonly Text[])[]): void {
  const rows = store.all(RECORDS);
  const meaning = ({ Id, RecordType, Subject }: Record<string, unknown>) => `${RecordType}/${Id}/${Subject}`;
  const delivered = given.flat();
  expect(rows.map((row) => meaning(JSON.parse(String(row.AuditData)))).toSorted()).toEqual(
    [...new Set(delivered.map(meaning))].toSorted(),
  );
  const texts = new Set(delivered.map((each) => recordOf(each).text));
  for (const row of rows) {
    expect(texts).toContain(row.AuditData);
    expect(row.IsVariant).toBe('VariantOf' in row);
  }
  const firsts = rows.filter(({ IsVariant }) => !IsVariant);
  expect(new Set(firsts.map(({ Id, RecordType }) => `${RecordType}/${Id}`)).size).toBe(firsts.length);
  expect(firsts).toHaveLength(new Set(delivered.map(({ Id, RecordType }) => `${RecordType}/${Id}`)).size);
}

/** Records that the index leads to, by kind of lookup; repeats included. */
function indexed(store: MemoryStore, kind: string): string[] {
  return store
    .all(INDEX)
    .filter(({ partitionKey }) => partitionKey.startsWith(`${kind}_`))
    .flatMap(referencedRecords)
    .map((pair) => pair.join('/'))
    .toSorted();
}

function stored(store: MemoryStore): string[] {
  return store
    .all(RECORDS)
    .map(({ partitionKey, rowKey }) => `${partitionKey}/${rowKey}`)
    .toSorted();
}

function expectCountsToAddUp(
  store: MemoryStore,
  deliveries: readonly Delivery[],
  given: readonly (readonly Text[])[],
) {
  for (const [n, { counts, origin }] of deliveries.entries()) {
    expect(counts.records).toBe(given[n]?.length);
    expect(counts.records).toBe(counts.inserted + counts.duplicates + counts.variants + counts.quarantined);
    // What carries the delivery's own ContentId is its own, also if it had been written before a stop.
    const own = store.all(RECORDS).filter(({ ContentId }) => ContentId === origin.contentId).length;
    expect(counts.inserted + counts.variants).toBe(own);
  }
}

describe('RecordWriter and IndexWriter', () => {
  it('store each distinct text once, index it once, and count it right, whatever is delivered how often', async () => {
    const lost = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        blobs,
        lost,
        fc.constantFrom(1, 9_000, 1e9),
        fc.boolean(),
        async (given, lostReplies, held, again) => {
          const store = new MemoryStore();
          let request = 0;
          store.fate = ({ kind }): StoreFate =>
            kind === 'insert' && lostReplies.includes(request++) ? 'lostReply' : 'well';
          for (let poll = 0; poll <= Number(again); poll++) {
            const deliveries = await pollOnce(store, given, held);
            expectWhole(store, given);
            expectCountsToAddUp(store, deliveries, given);
            expect(indexed(store, 'record')).toEqual(stored(store));
            expect(indexed(store, 'user')).toEqual(stored(store));
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  it('repeat no index row where only a part comes again', async () => {
    await fc.assert(
      fc.asyncProperty(
        blobs,
        fc.integer({ min: 0, max: 31 }),
        fc.constantFrom(9_000, 1e9),
        async (given, chosen, held) => {
          const store = new MemoryStore();
          await pollOnce(store, given, held);
          // Other texts share the rows of those that come again.
          await pollOnce(
            store,
            given.map((texts, n) => (chosen & (1 << n) ? texts.toReversed() : texts.slice(1, 2))),
            held,
          );
          expectWhole(store, given);
          for (const kind of ['record', 'user']) expect(indexed(store, kind)).toEqual(stored(store));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('lose nothing by a failure at any instant', async () => {
    await fc.assert(
      fc.asyncProperty(
        blobs,
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(1, 9_000, 1e9),
        async (given, failures, held) => {
          const store = new MemoryStore();
          for (const [failAt, isAfterWrite] of failures) {
            let request = 0;
            store.fate = () => (request++ < failAt ? 'well' : isAfterWrite ? 'failAfter' : 'failBefore');
            // A poll that meets no failure ends well; the next one has it all again.
            await pollOnce(store, given, held).catch((error: Error) =>
              expect(error.message).toContain('the store failed'),
            );
            await new Promise(setImmediate);
          }
          store.fate = () => 'well';
          const deliveries = await pollOnce(store, given, held);
          expectWhole(store, given);
          expectCountsToAddUp(store, deliveries, given);
          for (const kind of ['record', 'user'])
            expect([...new Set(indexed(store, kind))]).toEqual(stored(store));
        },
      ),
      { numRuns: 120 },
    );
  });

  it('keep both pollers harmless where two run side by side', async () => {
    await fc.assert(
      fc.asyncProperty(blobs, blobs, async (given, others) => {
        // Two that judge the same pair of unlike texts at the same instant may both keep theirs: only the first text's spelling is compared.
        const plain = (texts: readonly (readonly Text[])[]) =>
          texts.map((each) => each.map((one) => ({ ...one, spelling: 0 as const })));
        const store = new MemoryStore();
        await Promise.all([pollOnce(store, plain(given), 9_000), pollOnce(store, plain(others), 9_000)]);
        expectWhole(store, plain([...given, ...others]));
        for (const kind of ['record', 'user'])
          expect([...new Set(indexed(store, kind))]).toEqual(stored(store));
      }),
      { numRuns: 60 },
    );
  });
});
