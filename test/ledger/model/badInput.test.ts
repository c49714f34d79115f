import type { StoredRow } from '../../../shared/tables/store/tableStore';
import { expectWhole } from './expectations';
import { KillingGate } from './gate';
import { modelPoll } from './modelPoll';
import { NAMES, openGaps } from './modelTables';
import { advanceTo, branch, expectedSpans, newWorld, PHASES, undisturbedPoll, type World } from './scenario';

/** As it was after the second poll: content waits, content is refused, most is stored. */
let before: World;

beforeAll(async () => {
  let world = newWorld();
  for (const { minute } of PHASES.slice(0, 2)) {
    world = branch(world, minute);
    await undisturbedPoll(world);
  }
  before = world;
});

/** The next poll, and the summary that it leaves. */
async function nextPoll(world: World, minute: number) {
  advanceTo(world, minute);
  world.polls.push(world.clock.now());
  return modelPoll(world.service, world.store, new KillingGate());
}

/** Edits the ledger row of one blob. */
function edit(
  { store }: World,
  contentId: string,
  change: (row: StoredRow) => Record<string, unknown>,
): void {
  const rows = store.rows.get(NAMES.content) ?? new Map<string, StoredRow>();
  for (const [key, row] of rows) {
    if (row.contentId === contentId) rows.set(key, { ...row, ...change(row) });
  }
}

describe('a ledger row that was edited by hand', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['a state that nobody knows', 'broken', { state: 'storde' }],
    ['no state at all', 'broken', { state: undefined }],
    ['a number where the state should be', 'broken', { state: 1 }],
    ['a number where a time should be', 'refused at first', { nextAttempt: 3, contentExpiration: 'never' }],
    [
      'times that are missing',
      'plain',
      { contentCreated: undefined, contentExpiration: undefined, state: 'listed' },
    ],
    ['a foreign content type', 'refused at first', { contentType: 'Audit.General' }],
    ['another day', 'plain', { contentCreated: new Date('2026-01-01T00:00:00Z'), state: 'listed' }],
    [
      'a next attempt in the year 9999',
      'refused at first',
      { nextAttempt: new Date('9999-01-01T00:00:00Z') },
    ],
    ['attempts below zero', 'refused at first', { attempts: -5 }],
    ['a stored one said to be listed', 'plain', { state: 'listed' }],
  ])('harms nothing and is put right: %s', async (_, contentId, change) => {
    const world = branch(before, 45);
    edit(world, contentId, () => change);
    await nextPoll(world, 45);
    await expectWhole(world, expectedSpans(45, world.clock.now()));
  });

  it('is said where it shows', async () => {
    const world = branch(before, 45);
    edit(world, 'refused at first', () => ({ contentType: 'Audit.General' }));
    const { notes } = await nextPoll(world, 45);
    expect(notes).toContainEqual(expect.stringMatching(/^One row of AuditContent was changed by hand/));
  });

  it('that is none of ours is left alone', async () => {
    const world = branch(before, 45);
    const keys = { partitionKey: 'Audit.Exchange_2026-03-10', rowKey: 'a row' };
    await world.store.insert(NAMES.content, [{ ...keys, state: 'listed', contentId: 'a/b' }]);
    const { notes, backlog } = await nextPoll(world, 45);
    expect(backlog).toBe(1);
    expect(notes).toContainEqual(expect.stringContaining('changed by hand'));
  });
});

describe('a gap row that was edited by hand', () => {
  it.each([['fixed'], [undefined], [1]])('is still told: state %p', async (state) => {
    const world = branch(before, 45);
    const rows = world.store.rows.get(NAMES.coverage) ?? new Map<string, StoredRow>();
    for (const [key, row] of rows) {
      if (row.contentId === 'refused for ever') rows.set(key, { ...row, from: 'x', to: 7, state });
    }
    await nextPoll(world, 45);
    expect(openGaps(world.store)).toMatchObject([{ contentId: 'refused for ever' }]);
  });
});

describe('a table that was deleted between two polls', () => {
  it('the ledger: everything is listed again, nothing stored twice, and it is said', async () => {
    const world = branch(before, 45);
    world.store.rows.delete(NAMES.content);
    const summary = await nextPoll(world, 45);
    expect(summary.notes).toContainEqual(
      expect.stringMatching(/^The ledger of Audit.Exchange was deleted or emptied/),
    );
    // What is no gap any more is told by the poll after that.
    await nextPoll(world, 46);
    await expectWhole(world, expectedSpans(46, world.clock.now()));
  });

  it('coverage: it begins anew, and that is said', async () => {
    const world = branch(before, 45);
    world.store.rows.delete(NAMES.coverage);
    const { notes } = await nextPoll(world, 45);
    expect(notes).toContainEqual(expect.stringMatching(/^What is covered of Audit.Exchange, and its gaps/));
  });
});
