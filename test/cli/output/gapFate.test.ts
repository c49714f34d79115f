import { gapFate } from '../../../cli/output/gapFate';
import { openGapWith } from './status';

const fetchableUntil = new Date('2026-11-12T00:00:00Z');

describe('gapFate', () => {
  it.each([
    ['lost', {}, 'Only an export can close it, see below.'],
    [
      'unreadable for good',
      { reason: 'unreadable' },
      'Its unreadable rest is in quarantine. Only an export can close it, see below.',
    ],
    [
      'asked for again',
      { fetchableUntil, attempts: 1, lastError: 'AF20050' },
      'Nothing to do yet: asked for again until 2026-11-12 00:00:00, so far 1 time (AF20050).',
    ],
    [
      'asked for again, its ledger row lost',
      { fetchableUntil },
      'Nothing to do yet: asked for again until 2026-11-12 00:00:00.',
    ],
    [
      'growing',
      { isUnderWay: true },
      'It still grows. Make the polls work again first; an export can close it then.',
    ],
  ])('%s', (_, change, expected) => {
    expect(gapFate(openGapWith(change))).toBe(expected);
  });
});
