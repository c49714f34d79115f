import { noCoverage } from '../../shared/ledger/coverage';
import { openDays } from '../../shared/ledger/openDays';

const now = new Date('2026-03-20T12:00:00Z');
const at = (text: string) => new Date(`${text}T12:00:00Z`);

describe('openDays', () => {
  it.each([
    ['nothing known yet', {}, '2026-03-12'],
    ['a first poll that was killed', { coveredFrom: at('2026-03-18') }, '2026-03-10'],
    ['an hour since the last poll', { lastPollAt: at('2026-03-20') }, '2026-03-12'],
    ['a month since the last poll', { lastPollAt: at('2026-02-20') }, '2026-02-12'],
    ['older content left open', { lastPollAt: at('2026-03-20'), openFrom: at('2026-03-01') }, '2026-03-01'],
    ['younger content left open', { lastPollAt: at('2026-03-20'), openFrom: at('2026-03-19') }, '2026-03-12'],
  ])('with %s begins at the right day, and ends tomorrow', (_, known, first) => {
    expect(openDays({ ...noCoverage, ...known }, now)).toEqual({ first, last: '2026-03-21' });
  });

  it('ends with what the service has dated ahead of now', () => {
    const known = { ...noCoverage, lastPollAt: at('2026-03-20'), openTo: at('2026-04-01') };
    expect(openDays(known, now).last).toBe('2026-04-01');
  });
});
