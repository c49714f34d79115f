import { MemoryStore, type StoreFate } from '../tables/memoryStore';
import { putManyRows } from './manyRows';
import { sealRoom } from './sealRoom';

const day5 = { CreationTime: '2026-03-05T10:00:00' };

/** Three days are sealed, one gets a late record, and is sealed again; the store fails once, at one of the requests made for sealing. */
async function sealWithFault(
  at: number,
  fault: StoreFate,
): Promise<{ requests: number; hasFailed: boolean }> {
  const store = new MemoryStore();
  const room = sealRoom(store);
  await room.cover('2026-03-20T12:00:00Z');
  await room.list('content-1', '2026-03-05T12:00:00.000Z');
  await room.deliver(['04', '05', '06'].map((day) => ({ Id: day, CreationTime: `2026-03-${day}T10:00:00` })));
  let requests = 0;
  let hasFailed = false;
  const sealing = async () => {
    store.fate = ({ kind }) => {
      requests += 1;
      if (requests !== at || (kind !== 'insert' && kind !== 'merge' && fault === 'lostReply')) return 'well';
      hasFailed = true;
      return fault;
    };
    await room.seal({ written: ['2_2026-03-05'], checkReads: 4 }).catch(() => undefined);
    store.fate = () => 'well';
  };
  await sealing();
  await room.deliver([{ ...day5, Id: 'late' }]);
  await sealing();
  // The next polls.
  for (let poll = 0; poll < 3; poll++) await room.seal();

  const links = store.all('AuditSeals').map(({ partitionKey, rowKey }) => `${partitionKey}/${rowKey}`);
  // Where the first sealing failed early, the late record is there when its day is sealed first.
  expect(links.filter((link) => link !== '2_2026-03-05/0002')).toEqual(
    ['04', '05', '06'].map((day) => `2_2026-03-${day}/0001`),
  );
  const { findings, rows, sealed } = await room.verify();
  expect({ at, rows, sealed, found: findings.totals }).toEqual({
    at,
    rows: 4,
    sealed: 3,
    found: { removed: 0, altered: 0, columnsAltered: 0, addedUnknown: 0, addedLate: 0, broken: 0 },
  });
  return { requests, hasFailed };
}

describe('sealing that is cut off', () => {
  it.each<[string, StoreFate]>([
    ['before', 'failBefore'],
    ['after', 'failAfter'],
    ['with its reply lost at', 'lostReply'],
  ])('%s any request is made good by the next polls', async (_, fault) => {
    const { requests } = await sealWithFault(0, fault);
    let failed = 0;
    for (let at = 1; at <= requests; at++) if ((await sealWithFault(at, fault)).hasFailed) failed += 1;
    expect(failed).toBeGreaterThanOrEqual(fault === 'lostReply' ? 5 : 40);
  });

  it.each([
    ['the first of two rows', 1, 1],
    ['the head', 2, 0],
  ])('after %s of a long manifest leaves nothing that counts', async (_, at, linksByTheNextPoll) => {
    const store = new MemoryStore();
    const room = sealRoom(store);
    await room.cover('2026-03-20T12:00:00Z');
    await putManyRows(store, 5_000, { contentId: 'content-1' });
    let inserts = 0;
    store.fate = ({ kind, table }) => {
      if (kind !== 'insert' || table !== 'AuditSeals') return 'well';
      inserts += 1;
      return inserts === at ? 'failAfter' : 'well';
    };
    await room.seal({ checkReads: 0 }).catch(() => undefined);
    expect(store.all('AuditSeals')).toHaveLength(at);
    // The head is written last: only then the link exists.
    const { heads } = await room.seal({ checkReads: 0 });
    expect(heads).toHaveLength(linksByTheNextPoll);
    expect(store.all('AuditSeals').map(({ Rows, Parts }) => [Rows, Parts])).toEqual([
      [5_000, 1],
      [undefined, undefined],
    ]);
    const { findings, links } = await room.verify();
    expect([links, findings.totals.broken, findings.totals.removed]).toEqual([1, 0, 0]);
  });
});
