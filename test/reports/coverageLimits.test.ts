import { coverageLimits } from '../../shared/reports/coverageLimits';
import type { SpanCoverage } from '../../shared/reports/spanCoverage';
import { openGapWith } from '../cli/output/status';

const at = (text: string) => new Date(`${text}Z`);
const whole: SpanCoverage = {
  gaps: [],
  begunLater: [],
  reachesTo: at('2026-11-19T00:00:00'),
  mayStillComeFrom: undefined,
  quarantined: 0,
};

describe('coverageLimits', () => {
  it.each<[string, Partial<SpanCoverage>, string[]]>([
    ['nothing where all is there', {}, []],
    [
      'gaps',
      { gaps: [openGapWith({}), openGapWith({})] },
      ['2 gaps in the tables may hide records of this time: they are listed under "Gaps in the tables".'],
    ],
    [
      'that collecting began later',
      { begunLater: [{ contentType: 'Audit.Exchange', coveredFrom: at('2026-11-09T00:00:00') }] },
      [
        'Collecting Audit.Exchange began 2026-11-09 00:00 UTC. Of what happened before nothing is claimed: earlier records are here only as far as Microsoft still listed them, or where they were imported.',
      ],
    ],
    [
      'that nothing was polled',
      { reachesTo: undefined },
      ['Nothing has been polled into these tables: only what was imported is known.'],
    ],
    [
      'that more may come',
      { mayStillComeFrom: at('2026-11-12T00:00:00') },
      [
        'The data reaches to 2026-11-19 00:00 UTC. Records of events after 2026-11-12 00:00 UTC may still come: most within 90 minutes, the last after 7 days.',
      ],
    ],
    [
      'what could not be read',
      { quarantined: 1 },
      ['1 received text could not be read and may belong here: the command status tells.'],
    ],
  ])('says %s', (_what, change, expected) => {
    expect(coverageLimits({ ...whole, ...change }).map(({ text }) => text)).toEqual(expected);
  });
});
