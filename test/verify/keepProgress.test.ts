import { OperatorFault } from '../../shared/faults/operatorFault';
import { Findings } from '../../shared/verify/findings';
import { keepProgress } from '../../shared/verify/keepProgress';
import { stoppedRun, type VerifyRun } from '../../shared/verify/verifyRun';
import { createFakeClock } from '../activityApi/fakeClock';
import { MemoryStore } from '../tables/memoryStore';

const table = 'AuditCoverage';
const asked = { contentType: 'Audit.Exchange', spanName: 'all', from: new Date('2026-03-04T00:00:00Z') };

function run(): VerifyRun {
  const findings = new Findings();
  for (let index = 0; index < 1_500; index++) findings.add({ kind: 'missing', id: `id-${index}` });
  return {
    contentType: 'Audit.Exchange',
    spanName: 'all',
    startedAt: new Date('2026-03-10T11:00:00Z'),
    from: new Date('2026-03-03T12:00:00Z'),
    to: new Date('2026-03-10T12:00:00Z'),
    position: { contentCreated: new Date('2026-03-05T00:00:00Z'), contentId: 'blob' },
    contents: 256,
    records: 5_000,
    repaired: 0,
    isRepair: false,
    findings,
    finishedAt: undefined,
    etag: undefined,
  };
}

test('what was kept is what a later process goes on from', async () => {
  const store = new MemoryStore();
  const clock = createFakeClock();
  const keep = keepProgress({ store, table }, clock, () => {});
  const kept = run();
  await keep(kept);
  await keep(Object.assign(kept, { contents: 512 }));
  const found = await stoppedRun({ store, table }, asked, clock.now());
  expect(found).toMatchObject({ contents: 512, records: 5_000, position: kept.position });
  expect(found?.findings.save()).toBe(kept.findings.save());
});

test.each([
  ['it has ended', { finishedAt: new Date('2026-03-10T12:00:00Z') }, {}],
  ['it has not come so far', {}, { from: new Date('2026-03-06T00:00:00Z') }],
  ['it began later', {}, { from: new Date('2026-03-03T00:00:00Z') }],
  ['the span is another', {}, { spanName: '2026-03-03_2026-03-10' }],
  ['the content type is another', {}, { contentType: 'Audit.General' }],
])('a run is not gone on with where %s', async (_, change, otherwise) => {
  const store = new MemoryStore();
  const clock = createFakeClock();
  await keepProgress({ store, table }, clock, () => {})(Object.assign(run(), change));
  expect(await stoppedRun({ store, table }, { ...asked, ...otherwise }, clock.now())).toBeUndefined();
});

test("a newer version's row and one that was changed by hand are left alone", async () => {
  for (const change of [{ version: 2 }, { findingsGzip00: new Uint8Array([1, 2]) }, { contents: 'many' }]) {
    const store = new MemoryStore();
    const clock = createFakeClock();
    await keepProgress({ store, table }, clock, () => {})(run());
    const [row] = store.all(table);
    if (!row) throw new Error('there is a row');
    const { partitionKey, rowKey, etag } = row;
    await store.merge(table, [{ partitionKey, rowKey, etag, ...change }]);
    expect(await stoppedRun({ store, table }, asked, clock.now())).toBeUndefined();
  }
});

test('whoever may not write is told once, and goes on', async () => {
  const store = new MemoryStore();
  let writes = 0;
  store.insert = async () => {
    writes += 1;
    throw new OperatorFault('Table Storage refuses access.', 'Ask for the right.');
  };
  const notes: string[] = [];
  const keep = keepProgress({ store, table }, createFakeClock(), (text) => void notes.push(text));
  await keep(run());
  await keep(run());
  expect([writes, notes.length]).toEqual([1, 1]);
});
