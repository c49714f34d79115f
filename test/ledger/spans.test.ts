import fc from 'fast-check';
import { intersectSpans, type Span, subtractSpans, uniteSpans } from '../../shared/ledger/spans';

const LENGTH_MS = 24;
const at = (ms: number) => new Date(ms);
const span = (fromMs: number, toMs: number): Span => ({ from: at(fromMs), to: at(toMs) });

// Empty ones and ones that end before they begin are among them.
const anySpans = fc.array(
  fc.tuple(fc.nat(LENGTH_MS), fc.nat(LENGTH_MS)).map(([from, to]) => span(from, to)),
  { maxLength: 6 },
);

/** The plain model: one boolean a millisecond. */
function moments(spans: Iterable<Span>): boolean[] {
  const marks = Array.from({ length: LENGTH_MS }, () => false);
  for (const { from, to } of spans) for (let ms = from.getTime(); ms < to.getTime(); ms++) marks[ms] = true;
  return marks;
}

function expectTidy(spans: readonly Span[]): void {
  const edges = spans.flatMap(({ from, to }) => [from.getTime(), to.getTime()]);
  // No empty span, none that touches the next one: all edges differ and rise.
  expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
}

test.each<[string, Span[], Span[]]>([
  ['none', [], []],
  ['spans that touch are one', [span(5, 9), span(1, 5)], [span(1, 9)]],
  ['one inside another', [span(1, 9), span(3, 4)], [span(1, 9)]],
  ['a millisecond between them stays', [span(1, 4), span(5, 9)], [span(1, 4), span(5, 9)]],
  ['empty ones are none', [span(3, 3), span(7, 2)], []],
])('union: %s', (_, spans, united) => {
  expect(uniteSpans(spans)).toEqual(united);
});

test('what is taken out of the middle leaves both ends', () => {
  expect(subtractSpans([span(0, 10)], [span(3, 5)])).toEqual([span(0, 3), span(5, 10)]);
});

test('union, difference and intersection are those of a plain model', () => {
  fc.assert(
    fc.property(anySpans, anySpans, (spans, others) => {
      const [a, b] = [moments(spans), moments(others)];
      const united = uniteSpans([...spans, ...others]);
      const subtracted = subtractSpans(spans, others);
      const intersected = intersectSpans(spans, others);
      expect(moments(united)).toEqual(a.map((is, ms) => is || b[ms] === true));
      expect(moments(subtracted)).toEqual(a.map((is, ms) => is && b[ms] !== true));
      expect(moments(intersected)).toEqual(a.map((is, ms) => is && b[ms] === true));
      for (const each of [united, subtracted, intersected]) expectTidy(each);
    }),
  );
});
