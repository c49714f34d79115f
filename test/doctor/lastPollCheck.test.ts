import { lastPollCheck } from '../../shared/doctor/lastPollCheck';

const now = new Date('2026-11-22T09:00:00Z');
const MINUTE_MS = 60_000;
const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE_MS);
const known = (minutes: number | undefined, type = 'Audit.Exchange') =>
  new Map([
    [type, { lastPollAt: minutes === undefined ? undefined : ago(minutes), lastContentCreated: undefined }],
  ]);
const runs = (...minutes: number[]) =>
  minutes.map((each) => ({ startedAt: ago(each), outcome: 'complete' as const, failure: undefined }));

const contentTypes = ['Audit.Exchange'];

describe('lastPollCheck', () => {
  it.each([
    [
      'nothing yet',
      { coverage: new Map(), runs: [], contentTypes },
      null,
      'Nothing has been polled into these tables yet.',
    ],
    [
      'another type alone',
      { coverage: known(1, 'Audit.General'), runs: [], contentTypes },
      null,
      'Nothing has been polled into these tables yet.',
    ],
    [
      'minutes ago',
      { coverage: known(4), runs: runs(4, 9), contentTypes },
      true,
      'Began 4 min ago; no content yet.',
    ],
    [
      'an hour ago',
      { coverage: known(60), runs: runs(60), contentTypes },
      true,
      'Began 60 min ago; no content yet.',
    ],
    [
      'longer ago',
      { coverage: known(61), runs: runs(61, 66), contentTypes },
      false,
      'The last poll that ran to its end began 61 min ago.',
    ],
    [
      'once a day',
      { coverage: known(1_500), runs: runs(1_500, 2_940, 4_380), contentTypes },
      true,
      'Began 25 h ago; no content yet.',
    ],
    [
      'the first one under way',
      { coverage: known(undefined), runs: [], contentTypes },
      null,
      'No poll has run to its end yet.',
    ],
    [
      'none to its end',
      { coverage: known(undefined), runs: runs(3), contentTypes },
      false,
      'No poll has run to its end yet.',
    ],
  ])('%s', (_, polls, ok, detail) => {
    expect(lastPollCheck(polls, now)).toMatchObject({ name: 'last poll', ok, detail });
  });

  it('tells the newest content', () => {
    const coverage = new Map([['Audit.Exchange', { lastPollAt: ago(2), lastContentCreated: ago(200) }]]);
    expect(lastPollCheck({ coverage, runs: [], contentTypes }, now).detail).toBe(
      'Began 2 min ago; newest content of 3 h ago.',
    );
  });

  it('tells why the newest poll failed', () => {
    const failed = { startedAt: ago(3), outcome: 'failed' as const, failure: 'Sign-in is refused.' };
    expect(
      lastPollCheck({ coverage: known(8), runs: [failed, ...runs(8)], contentTypes }, now),
    ).toMatchObject({
      ok: false,
      detail: 'The newest poll, 3 min ago, failed: Sign-in is refused.',
    });
  });

  it('without settings is not worried by a type that is polled no longer', () => {
    const coverage = new Map([...known(5), ...known(50_000, 'Audit.General')]);
    expect(lastPollCheck({ coverage, runs: [], contentTypes: undefined }, now).ok).toBe(true);
    const both = ['Audit.Exchange', 'Audit.General'];
    expect(lastPollCheck({ coverage, runs: [], contentTypes: both }, now).ok).toBe(false);
  });
});
