import fc from 'fast-check';
import type { ClosingStatement } from '../../shared/ledger/closingStatement';
import { CoverageTable } from '../../shared/ledger/coverageTable';
import type { Gap } from '../../shared/ledger/gap';
import { type Span, uniteSpans } from '../../shared/ledger/spans';
import { MemoryStore } from '../tables/memoryStore';

const TYPE = 'Audit.Exchange';
const DAY_MS = 24 * 60 * 60_000;
const START_MS = Date.UTC(2026, 2, 10);
const day = (number: number) => new Date(START_MS + number * DAY_MS);

function spanGap(from: number, to: number, more: Partial<Gap> = {}): Gap {
  return {
    ...{ contentType: TYPE, from: day(from), to: day(to), reason: 'notPolledInTime', since: day(to) },
    ...{ state: 'open', contentId: undefined, contentExpiration: undefined },
    ...more,
  };
}

/** An export that makes up for the days from..to of a gap: its own span begins 7 days before. */
function statement(from: number, to: number): ClosingStatement {
  return { file: 'export.csv', sha256: 'ab'.repeat(32), rows: 12, from: day(from - 7), to: day(to) };
}

async function spans(gaps: AsyncIterable<Gap>): Promise<string[]> {
  return (await all(gaps)).map(({ from, to }) => `${dayOf(from)}-${dayOf(to)}`).sort();
}

async function all(gaps: AsyncIterable<Gap>): Promise<Gap[]> {
  const found: Gap[] = [];
  for await (const gap of gaps) found.push(gap);
  return found;
}

const dayOf = (time: Date) => (time.getTime() - START_MS) / DAY_MS;

test.each<[string, number, number, string[], string[]]>([
  ['the whole gap', 0, 20, ['10-14'], []],
  ['its middle', 11, 12, ['11-12'], ['10-11', '12-14']],
  ['its beginning', 0, 12, ['10-12'], ['12-14']],
  ['its end', 12, 30, ['12-14'], ['10-12']],
  ['nothing of it', 14, 30, [], ['10-14']],
])('an export that makes up for %s', async (_, from, to, closed, open) => {
  const coverage = new CoverageTable(new MemoryStore(), 'Coverage');
  await coverage.open(spanGap(10, 14));
  await coverage.closeByStatement(spanGap(10, 14), statement(from, to));
  expect(await spans(coverage.closedGaps(TYPE))).toEqual(closed);
  expect(await spans(coverage.openGaps(TYPE))).toEqual(open);
});

test('the 7 days before a gap must be in the export too, for content holds events of that age', async () => {
  const coverage = new CoverageTable(new MemoryStore(), 'Coverage');
  await coverage.open(spanGap(10, 14));
  await coverage.closeByStatement(spanGap(10, 14), { ...statement(10, 14), from: day(4) });
  expect(await spans(coverage.openGaps(TYPE))).toEqual(['10-11']);
});

test('the evidence stands in the row of what it closes', async () => {
  const coverage = new CoverageTable(new MemoryStore(), 'Coverage');
  await coverage.open(spanGap(10, 14));
  const { closed, open } = await coverage.closeByStatement(spanGap(10, 14), statement(11, 12));
  expect(await all(coverage.closedGaps(TYPE))).toEqual([closed]);
  expect(closed).toEqual(spanGap(11, 12, { since: day(14), ...stated(11, 12) }));
  expect(open).toEqual([spanGap(10, 11, { since: day(14) }), spanGap(12, 14)]);
});

const stated = (from: number, to: number) =>
  ({ state: 'closedByStatement', statement: statement(from, to) }) as const;

test('one blob is closed whole or not at all', async () => {
  const blob = spanGap(10, 10, { contentId: 'blob', reason: 'refused' });
  const coverage = new CoverageTable(new MemoryStore(), 'Coverage');
  await coverage.open(blob);
  expect(await coverage.closeByStatement(blob, statement(11, 14))).toEqual({
    closed: undefined,
    open: [blob],
  });
  await coverage.closeByStatement(blob, statement(10, 14));
  expect(await all(coverage.closedGaps(TYPE))).toEqual([{ ...blob, ...stated(10, 14) }]);
  expect(await coverage.open(blob)).toBe(false);
});

test('a gap that was taken back is not closed', async () => {
  const blob = spanGap(10, 10, { contentId: 'blob', reason: 'refused' });
  const coverage = new CoverageTable(new MemoryStore(), 'Coverage');
  await coverage.open(blob);
  await coverage.withdraw({ contentType: TYPE, contentId: 'blob' });
  expect(await coverage.closeByStatement(blob, statement(0, 20))).toEqual({ closed: undefined, open: [] });
});

test('what a closing that was cut short has left is closed with the gap it was a part of', async () => {
  const coverage = new CoverageTable(new MemoryStore(), 'Coverage');
  await coverage.open(spanGap(10, 14));
  await coverage.open(spanGap(12, 14));
  await coverage.closeByStatement(spanGap(10, 14), statement(12, 13));
  expect(await spans(coverage.closedGaps(TYPE))).toEqual(['12-13']);
  expect(await spans(coverage.openGaps(TYPE))).toEqual(['10-12', '13-14']);
});

describe('openSpan', () => {
  it('lets a gap grow at its end', async () => {
    const coverage = new CoverageTable(new MemoryStore(), 'Coverage');
    expect(await coverage.openSpan(spanGap(10, 12))).toEqual([spanGap(10, 12)]);
    expect(await coverage.openSpan(spanGap(10, 14))).toEqual([spanGap(10, 14, { since: day(12) })]);
    expect(await coverage.openSpan(spanGap(10, 13))).toEqual([]);
    expect(await spans(coverage.openGaps(TYPE))).toEqual(['10-14']);
  });

  it('tells no stretch twice, whatever the reason', async () => {
    const coverage = new CoverageTable(new MemoryStore(), 'Coverage');
    await coverage.openSpan(spanGap(11, 12, { reason: 'subscriptionDisabled' }));
    await coverage.openSpan(spanGap(10, 14));
    expect(await spans(coverage.openGaps(TYPE))).toEqual(['10-11', '11-12', '12-14']);
  });

  it('opens nothing again that a statement has closed, and all that has come since', async () => {
    const coverage = new CoverageTable(new MemoryStore(), 'Coverage');
    await coverage.openSpan(spanGap(10, 12));
    await coverage.closeByStatement(spanGap(10, 12), statement(0, 12));
    expect(await coverage.openSpan(spanGap(10, 14))).toMatchObject([{ from: day(12), to: day(14) }]);
    expect(await spans(coverage.openGaps(TYPE))).toEqual(['12-14']);
  });
});

test('any statements in any order, killed at any write: each moment of the gap is told, and closed only by an export that has it', async () => {
  const anyStatement = fc.tuple(fc.integer({ min: 8, max: 16 }), fc.integer({ min: 8, max: 18 }), fc.nat(4));
  await fc.assert(
    fc.asyncProperty(fc.array(anyStatement, { maxLength: 4 }), fc.boolean(), async (statements, isLost) => {
      const store = new MemoryStore();
      const coverage = new CoverageTable(store, 'Coverage');
      await coverage.openSpan(spanGap(10, 16));
      const whole = uniteSpans([spanGap(10, 16)]);
      const stated: Span[] = [];
      for (const [from, to, killedAt] of statements) {
        let writes = 0;
        store.fate = ({ kind }) => {
          if (kind !== 'insert' && kind !== 'merge') return 'well';
          writes += 1;
          return writes === killedAt ? (isLost ? 'failAfter' : 'failBefore') : 'well';
        };
        await closeAll(coverage, statement(from, to)).catch(() => undefined);
        const [open, closed] = await told(coverage);
        expect(uniteSpans([...open, ...closed])).toEqual(whole);
        stated.push({ from: day(from), to: day(to) });
        for (const span of closed) expect(uniteSpans([...stated, span])).toEqual(uniteSpans(stated));
        store.fate = () => 'well';
        await closeAll(coverage, statement(from, to));
      }
      const [open, closed] = await told(coverage);
      for (let number = 10; number < 16; number++) {
        const has = (span: Span) => span.from <= day(number) && day(number + 1) <= span.to;
        expect(closed.some(has)).toBe(stated.some(has));
        expect(open.some(has)).toBe(!stated.some(has));
      }
    }),
  );
});

async function closeAll(coverage: CoverageTable, closing: ClosingStatement): Promise<void> {
  for (const gap of await all(coverage.openGaps(TYPE))) await coverage.closeByStatement(gap, closing);
}

async function told(coverage: CoverageTable): Promise<[Gap[], Gap[]]> {
  return [await all(coverage.openGaps(TYPE)), await all(coverage.closedGaps(TYPE))];
}
