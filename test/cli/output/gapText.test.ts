import { gapText } from '../../../cli/output/gapText';
import { openGapWith } from './status';

describe('gapText', () => {
  it.each([
    [
      {},
      'Audit.Exchange, made available 2026-11-05 00:00:00 to 2026-11-05 01:00:00 UTC: nothing polled for more than 7 days, and Microsoft lists no more.',
    ],
    [
      { to: new Date('2026-11-05T00:00:00Z'), reason: 'refused' },
      'Audit.Exchange, made available 2026-11-05 00:00:00 UTC: Microsoft lists it but does not give it out.',
    ],
    [
      { reason: 'ofANewerVersion' },
      'Audit.Exchange, made available 2026-11-05 00:00:00 to 2026-11-05 01:00:00 UTC: ofANewerVersion.',
    ],
  ])('%j', (change, expected) => {
    expect(gapText(openGapWith(change))).toBe(expected);
  });
});
