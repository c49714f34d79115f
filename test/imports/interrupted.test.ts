import { hash } from 'node:crypto';
import { importExports } from '../../shared/imports/importExports';
import { CoverageTable } from '../../shared/ledger/coverageTable';
import { quarantinedItems } from '../../shared/replay/quarantinedItems';
import { replay } from '../../shared/replay/replay';
import { QuarantineWriter } from '../../shared/tables/auditQuarantine/quarantineWriter';
import { Delivery } from '../../shared/tables/auditRecords/delivery';
import { recordText, storeRecords } from '../query/tablesWithRecords';
import type { MemoryStore } from '../tables/memoryStore';
import { type ExportFolder, exportFolder, portalCsv } from './exportFiles';
import { importedTables } from './importedTables';

const DAYS = Array.from({ length: 10 }, (_, at) => `2026-11-${String(at + 1).padStart(2, '0')}`);
const texts = DAYS.flatMap((day) =>
  ['ann', 'bob', 'eve'].map((user) =>
    recordText({ Id: `${day}-${user}`, CreationTime: `${day}T10:00:00`, UserId: user }),
  ),
);
const covers = {
  contentType: 'Audit.Exchange',
  span: { from: new Date('2026-11-01'), to: new Date('2026-11-11') },
  isWhole: false,
  sourceLimit: undefined,
};

/** Tables with the days before a gap, the gap, and a text in quarantine that parses now. */
async function prepared() {
  const tables = { ...importedTables(), allowImplausibleTime: false };
  await storeRecords(tables, texts.slice(0, 24));
  const [from, to] = [new Date('2026-11-09'), new Date('2026-11-11')];
  const gap = {
    contentType: 'Audit.Exchange',
    from,
    to,
    reason: 'notPolledInTime',
    since: to,
    state: 'open',
  } as const;
  await new CoverageTable(tables.store, tables.names.coverage).open({
    ...gap,
    contentId: undefined,
    contentExpiration: undefined,
  });
  const delivery = new Delivery({ source: 'api', contentId: 'c', quarantinePartition: '2026-11-09' });
  const utf8 = Buffer.from(recordText({ Id: 'later' }));
  const text = {
    utf8,
    sha256: hash('sha256', utf8, 'hex'),
    reason: 'invalidJson',
    detail: '',
    index: 0,
  };
  await new QuarantineWriter(tables.store, tables.names.quarantine).add(text, delivery);
  return tables;
}

/** The same tables once more. */
function copyOf(tables: Awaited<ReturnType<typeof prepared>>): Awaited<ReturnType<typeof prepared>> {
  const copy = { ...importedTables(), allowImplausibleTime: false };
  for (const [table, rows] of tables.store.rows) copy.store.rows.set(table, new Map(rows));
  return copy;
}

/** All that is stored, without what changes with each write. */
function contentOf(store: MemoryStore): unknown[] {
  const tables = [...store.rows.keys()].sort();
  return tables.flatMap((table) => store.all(table).map(({ etag: _, ...row }) => ({ table, ...row })));
}

/** Lets the request of a number fail. @returns how many requests there have been */
function failAt(store: MemoryStore, failing: number, fate: 'failBefore' | 'failAfter'): () => number {
  let requests = 0;
  store.fate = ({ kind }) => {
    // A read that fails is the same before and after.
    if (fate === 'failAfter' && kind !== 'insert' && kind !== 'merge') return 'well';
    requests += 1;
    return requests === failing ? fate : 'well';
  };
  return () => requests;
}

describe.each(['failBefore', 'failAfter'] as const)(
  'a store that ends the work at any request (%s)',
  (fate) => {
    let folder: ExportFolder;
    let path: string;
    beforeAll(async () => {
      folder = await exportFolder();
      path = await folder.write('export.csv', portalCsv(texts));
    });
    afterAll(() => folder.remove());

    const works = {
      import: (tables: Awaited<ReturnType<typeof prepared>>) => importExports([path], covers, tables),
      replay: async (tables: Awaited<ReturnType<typeof prepared>>) =>
        replay(quarantinedItems(tables), tables),
    };

    it.each(['import', 'replay'] as const)(
      'is no harm to the %s: running it again finishes it',
      async (name) => {
        const before = await prepared();
        const whole = copyOf(before);
        const requests = failAt(whole.store, 0, fate);
        await works[name](whole);
        const expected = contentOf(whole.store);
        expect(requests()).toBeGreaterThan(3);
        for (let failing = 1; failing <= requests(); failing++) {
          const tables = copyOf(before);
          failAt(tables.store, failing, fate);
          await works[name](tables).catch(() => undefined);
          tables.store.fate = () => 'well';
          await works[name](tables);
          expect(contentOf(tables.store)).toEqual(expected);
        }
      },
    );
  },
);
