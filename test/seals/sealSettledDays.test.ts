import { MemoryStore } from '../tables/memoryStore';
import { sealRoom } from './sealRoom';

const day5 = { CreationTime: '2026-03-05T10:00:00' };
const FILE = 'ab'.repeat(32);

async function room() {
  const made = sealRoom(new MemoryStore());
  await made.cover('2026-03-20T12:00:00Z');
  await made.list('content-1', '2026-03-05T12:00:00.000Z');
  return made;
}

const heads = (made: Awaited<ReturnType<typeof room>>) =>
  made.store
    .all(made.names.seals)
    .map(({ partitionKey, rowKey, Rows, Reason }) => [partitionKey, rowKey, Rows, Reason]);

describe('sealSettledDays', () => {
  it('seals each type-day that is older than 8 days, oldest first', async () => {
    const made = await room();
    await made.deliver([
      { ...day5, Id: 'a' },
      { ...day5, Id: 'b', RecordType: 50 },
      { CreationTime: '2026-03-11T23:59:59', Id: 'c' },
      { CreationTime: '2026-03-12T00:00:00', Id: 'd' },
    ]);
    const { sealedTo, heads: made1, changed } = await made.seal();
    expect([sealedTo, changed]).toEqual(['2026-03-12', []]);
    expect(made1.map(({ partitionKey, number }) => [partitionKey, number])).toEqual([
      ['2_2026-03-05', 1],
      ['50_2026-03-05', 1],
      ['2_2026-03-11', 1],
    ]);
    expect(heads(made)).toEqual([
      ['2_2026-03-05', '0001', 1, 'first'],
      ['2_2026-03-11', '0001', 1, 'first'],
      ['50_2026-03-05', '0001', 1, 'first'],
    ]);
    expect((await made.verify()).findings.isSound).toBe(true);
  });

  it('goes on where it stopped when its requests are used up', async () => {
    const made = await room();
    await made.deliver(
      [3, 4, 5, 6].map((day) => ({ Id: `id-${day}`, CreationTime: `2026-03-0${day}T10:00:00` })),
    );
    const sealed: (string | undefined)[] = [];
    for (let poll = 0; poll < 60 && sealed.at(-1) !== '2026-03-12'; poll++)
      sealed.push((await made.seal({ sealReads: 8, checkReads: 0 })).sealedTo);
    expect(sealed.length).toBeGreaterThan(2);
    expect(sealed).toEqual([...sealed].sort());
    expect(heads(made).map(([day]) => day)).toEqual([
      '2_2026-03-03',
      '2_2026-03-04',
      '2_2026-03-05',
      '2_2026-03-06',
    ]);
  });

  it('comes further each time, however few links a call may write and however many types a day has', async () => {
    const made = await room();
    await made.deliver(
      Array.from({ length: 30 }, (_, type) => ({ ...day5, Id: `id-${type}`, RecordType: type + 1 })),
    );
    const counts: number[] = [];
    for (let poll = 0; poll < 30 && heads(made).length < 30; poll++) {
      await made.seal({ sealLinks: 3, checkReads: 0 });
      counts.push(heads(made).length);
    }
    expect(counts).toEqual([...new Set(counts)].sort((a, b) => a - b));
    expect(counts[0]).toBeLessThan(30);
    expect((await made.seal({ sealLinks: 3, checkReads: 0 })).sealedTo).toBe('2026-03-12');
    expect((await made.verify()).findings.isSound).toBe(true);
  });

  it('asks for no day before the first that a type has in a month', async () => {
    const reads = async (date: string) => {
      const made = await room();
      await made.deliver([{ Id: 'a', CreationTime: `${date}T10:00:00` }]);
      const before = made.store.counts.reads;
      expect((await made.seal({ checkReads: 0 })).sealedTo).toBe('2026-03-12');
      return made.store.counts.reads - before;
    };
    expect(await reads('2026-03-11')).toBeLessThanOrEqual(12);
    // Each day from the first on costs a look for its link and one for its records.
    expect((await reads('2026-03-02')) - (await reads('2026-03-11'))).toBeGreaterThanOrEqual(9 * 2);
  });

  it('waits for content that may hold events of the day', async () => {
    const made = sealRoom(new MemoryStore());
    await made.deliver([{ ...day5, Id: 'a' }]);
    expect((await made.seal()).sealedTo).toBeUndefined();
    await made.cover('2026-03-12T23:59:59Z');
    await made.seal();
    expect(heads(made)).toEqual([]);
    await made.cover('2026-03-13T00:00:00Z');
    await made.seal();
    expect(heads(made)).toHaveLength(1);
  });

  it.each([
    ['of the feed', { contentId: 'content-1' }],
    ['of a file', { contentId: FILE, source: 'csv' }],
  ])('adds a link for late records %s, which keeps the old members', async (_, origin) => {
    const made = await room();
    await made.deliver([{ ...day5, Id: 'b' }]);
    const first = await made.seal();
    await made.deliver(
      [
        { ...day5, Id: 'a' },
        { ...day5, Id: 'c' },
      ],
      origin,
    );
    const { heads: late } = await made.seal({ written: ['2_2026-03-05'], checkReads: 0 });
    expect(late.map(({ number }) => number)).toEqual([2]);
    expect(heads(made).at(-1)).toEqual(['2_2026-03-05', '0002', 3, 'late']);
    const { findings } = await made.verify({ heads: [...first.heads, ...late] });
    expect([findings.isSound, findings.totals.addedLate]).toEqual([true, 0]);
  });

  it('never takes in what nobody knows where it comes from, also beside late records', async () => {
    const made = await room();
    await made.deliver([{ ...day5, Id: 'b' }]);
    await made.seal();
    await made.deliver([{ ...day5, Id: 'a' }], { contentId: 'content-1' });
    await made.deliver([{ ...day5, Id: 'forged' }], { contentId: 'no-such-content' });
    const { changed } = await made.seal({ written: ['2_2026-03-05'] });
    expect(changed).toEqual(['2_2026-03-05']);
    const { findings } = await made.verify();
    expect(findings.addedUnknown).toEqual([{ partitionKey: '2_2026-03-05', rowKey: '10:00:00_forged' }]);
    expect(findings.addedLate).toEqual([]);
  });

  it('finds late records whose poll was killed before the link, in turn', async () => {
    const made = await room();
    const days = ['01', '02', '03', '04', '05', '06'];
    await made.deliver(days.map((day) => ({ Id: `id-${day}`, CreationTime: `2026-03-${day}T10:00:00` })));
    await made.seal();
    await made.deliver([{ Id: 'late', CreationTime: '2026-03-04T11:00:00' }]);
    await made.deliver([{ Id: 'other', CreationTime: '2026-02-04T11:00:00' }]);
    const links: string[] = [];
    for (let poll = 0; poll < 8; poll++)
      links.push(...(await made.seal({ checkReads: 1 })).heads.map(({ partitionKey }) => partitionKey));
    expect(links.sort()).toEqual(['2_2026-02-04', '2_2026-03-04']);
  });

  it('two at once make one chain', async () => {
    const made = await room();
    await made.deliver([{ ...day5, Id: 'a' }]);
    await Promise.all([made.seal(), made.seal()]);
    await made.deliver([{ ...day5, Id: 'b' }]);
    const written = ['2_2026-03-05'];
    await Promise.all([made.seal({ written }), made.seal({ written }), made.seal({ written })]);
    expect(heads(made).map(([, link]) => link)).toEqual(['0001', '0002']);
    expect((await made.verify()).findings.isSound).toBe(true);
  });

  it.each([
    ['of a newer version', { Version: 2 }],
    ['changed by hand', { Rows: 5 }],
  ])('builds nothing on a link %s, and says so', async (_, columns) => {
    const made = await room();
    await made.deliver([{ ...day5, Id: 'a' }]);
    await made.seal();
    const seals = made.store.rows.get(made.names.seals) ?? new Map();
    for (const [key, row] of seals) seals.set(key, { ...row, ...columns });
    await made.deliver([{ ...day5, Id: 'b' }]);
    const { heads: links, changed } = await made.seal({ written: ['2_2026-03-05'] });
    expect([links, changed, seals.size]).toEqual([[], ['2_2026-03-05'], 1]);
  });

  it('costs a handful of requests where nothing is new', async () => {
    const made = await room();
    await made.deliver([{ ...day5, Id: 'a' }]);
    await made.seal();
    const before = made.store.counts.reads;
    await made.seal({ checkReads: 1 });
    expect(made.store.counts.reads - before).toBeLessThanOrEqual(8);
    expect(made.store.transactionsTo(made.names.seals)).toBe(1);
  });

  it('begins nothing once it is to stop', async () => {
    const made = await room();
    await made.deliver([{ ...day5, Id: 'a' }]);
    await made.seal({ isStopped: () => true });
    expect(heads(made)).toEqual([]);
  });
});
