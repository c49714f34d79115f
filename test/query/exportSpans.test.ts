import fc from 'fast-check';
import { spanMadeUpFor } from '../../shared/ledger/closingStatement';
import { exportSpans } from '../../shared/query/exportSpans';
import type { OpenGap } from '../../shared/query/openGaps';
import { gapWith } from './memoryTables';

const at = (text: string) => new Date(`${text}Z`);

function gap(from: string, to: string, change: Partial<OpenGap> = {}): OpenGap {
  return {
    ...gapWith({ from: at(from), to: at(to) }),
    isUnderWay: false,
    fetchableUntil: undefined,
    attempts: undefined,
    lastError: undefined,
    ...change,
  };
}

describe('exportSpans', () => {
  it('asks for the events of a gap and of the 7 days before it, in whole minutes', () => {
    expect(exportSpans([gap('2026-11-10T00:00:30', '2026-11-11T06:00:00.5')])).toEqual([
      {
        contentType: 'Audit.Exchange',
        from: at('2026-11-03T00:00:00'),
        to: at('2026-11-11T06:01:00'),
        gaps: 1,
      },
    ]);
  });

  it('lets gaps near each other share an export, and only of one content type', () => {
    const spans = exportSpans([
      gap('2026-11-12T00:00:00', '2026-11-12T00:00:00'),
      gap('2026-11-10T00:00:00', '2026-11-10T00:00:00'),
      gap('2026-11-10T00:00:00', '2026-11-10T00:00:00', { contentType: 'Audit.General' }),
      gap('2026-10-01T00:00:00', '2026-10-02T00:00:00'),
    ]);
    expect(spans.map(({ contentType, from, to, gaps }) => [contentType, +from, +to, gaps])).toEqual([
      ['Audit.Exchange', +at('2026-09-24T00:00:00'), +at('2026-10-02T00:01:00'), 1],
      ['Audit.Exchange', +at('2026-11-03T00:00:00'), +at('2026-11-12T00:01:00'), 2],
      ['Audit.General', +at('2026-11-03T00:00:00'), +at('2026-11-10T00:01:00'), 1],
    ]);
  });

  it('leaves out what Microsoft is still asked for, and what still grows', () => {
    const fetchable = gap('2026-11-10T00:00:00', '2026-11-10T00:00:00', {
      fetchableUntil: at('2026-11-17T00:00:00'),
    });
    expect(exportSpans([fetchable, { ...fetchable, fetchableUntil: undefined, isUnderWay: true }])).toEqual(
      [],
    );
  });

  it('closes every gap, each counted once', () => {
    const start = at('2026-01-01T00:00:00').getTime();
    const some = fc.array(fc.tuple(fc.nat(90 * 1_440), fc.nat(3 * 1_440)), { maxLength: 12 });
    fc.assert(
      fc.property(some, (minutes) => {
        const gaps = minutes.map(([from, length]) => {
          const time = (minute: number) => new Date(start + minute * 60_000).toISOString().slice(0, -1);
          return gap(time(from), time(from + length));
        });
        const spans = exportSpans(gaps);
        expect(spans.reduce((sum, each) => sum + each.gaps, 0)).toBe(gaps.length);
        for (const { from, to } of gaps) {
          const closing = spans.map(spanMadeUpFor).filter((span) => span.from <= from && span.to > to);
          expect(closing.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
