import fc from 'fast-check';
import { type CellState, type CoverageSpans, coverageCells } from '../../shared/query/coverageCells';

const at = (ms: number) => new Date(ms);
const span = (from: number, to: number) => ({ from: at(from), to: at(to) });
const spanArbitrary = fc.tuple(fc.nat(60), fc.nat(20)).map(([from, length]) => span(from, from + length));

/** The plain model: what is known of one millisecond. */
function momentState({ coveredFrom, coveredTo, gaps, closedGaps }: CoverageSpans, now: number, ms: number) {
  const holds = ({ from, to }: { from: Date; to: Date }) =>
    ms === from.getTime() || (ms >= from.getTime() && ms < to.getTime());
  if (ms >= now) return 'future';
  if (gaps.some(holds)) return 'gap';
  if (!coveredFrom || ms < coveredFrom.getTime()) return 'beforeCoverage';
  if (!coveredTo || ms >= coveredTo.getTime()) return 'waiting';
  return closedGaps.some(holds) ? 'closed' : 'covered';
}

/** What a cell is by the states of its moments. */
function expectedState(states: ReadonlySet<string>): CellState {
  const past = new Set([...states].filter((state) => state !== 'future'));
  const claimed = [...past].filter((state) => state !== 'beforeCoverage');
  if (past.size === 0) return 'future';
  if (past.has('gap')) return claimed.length === 1 ? 'gap' : 'partly';
  if (claimed.length === 0) return 'beforeCoverage';
  if (past.has('beforeCoverage')) return 'partly';
  if (past.has('waiting')) return 'waiting';
  return past.has('closed') ? 'closed' : 'covered';
}

describe('coverageCells', () => {
  it('puts every moment into one cell, whose state follows from the spans', () => {
    const coverage = fc.record({
      coveredFrom: fc.option(fc.nat(60).map(at), { nil: undefined }),
      coveredTo: fc.option(fc.nat(60).map(at), { nil: undefined }),
      gaps: fc.array(spanArbitrary, { maxLength: 3 }),
      closedGaps: fc.array(spanArbitrary, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(coverage, fc.nat(70), fc.integer({ min: 1, max: 12 }), (given, now, cellMs) => {
        const cells = coverageCells(given, span(0, 60), cellMs, at(now));
        expect(cells[0]?.from).toEqual(at(0));
        expect(cells.at(-1)?.to).toEqual(at(60));
        for (const [index, cell] of cells.entries()) {
          if (index > 0) expect(cell.from).toEqual(cells[index - 1]?.to);
          const states = new Set<string>();
          for (let ms = cell.from.getTime(); ms < cell.to.getTime(); ms++)
            states.add(momentState(given, now, ms));
          expect(cell.state).toBe(expectedState(states));
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, Partial<CoverageSpans>, CellState[]]>([
    ['nothing polled yet', { coveredFrom: undefined }, ['beforeCoverage', 'beforeCoverage', 'future']],
    ['all covered', {}, ['covered', 'covered', 'future']],
    ['not all fetched', { coveredTo: at(15) }, ['covered', 'waiting', 'future']],
    ['coverage begins within', { coveredFrom: at(5) }, ['partly', 'covered', 'future']],
    ['one blob missing', { gaps: [span(12, 12)] }, ['covered', 'partly', 'future']],
    ['a whole cell missing', { gaps: [span(8, 21)] }, ['partly', 'gap', 'future']],
    ['closed by statement', { closedGaps: [span(3, 4)] }, ['closed', 'covered', 'future']],
  ])('%s', (_, change, states) => {
    const whole = { coveredFrom: at(0), coveredTo: at(20), gaps: [], closedGaps: [] };
    const cells = coverageCells({ ...whole, ...change }, span(0, 30), 10, at(20));
    expect(cells.map(({ state }) => state)).toEqual(states);
  });
});
