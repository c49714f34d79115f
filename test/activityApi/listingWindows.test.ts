import fc from 'fast-check';
import { LISTABLE_MS, listingWindows } from '../../shared/activityApi/listingWindows';

const now = new Date('2026-03-10T12:34:56.789Z');

function cut(from: string, to: string) {
  const { windows, clamped } = listingWindows({ from: new Date(from), to: new Date(to) }, now);
  const text = (window: { from: Date; to: Date } | undefined) =>
    window && `${window.from.toISOString()} ${window.to.toISOString()}`;
  return { windows: windows.map(text), clamped: text(clamped) };
}

test.each([
  [
    'within a day',
    '2026-03-10T08:00:00Z',
    '2026-03-10T10:00:00Z',
    ['2026-03-10T08:00:00.000Z 2026-03-10T10:00:00.000Z'],
    undefined,
  ],
  [
    'over midnight',
    '2026-03-09T22:30:00Z',
    '2026-03-10T01:00:00Z',
    [
      '2026-03-09T22:30:00.000Z 2026-03-10T00:00:00.000Z',
      '2026-03-10T00:00:00.000Z 2026-03-10T01:00:00.000Z',
    ],
    undefined,
  ],
  [
    'start rounded down, end up',
    '2026-03-10T08:00:00.999Z',
    '2026-03-10T10:00:00.001Z',
    ['2026-03-10T08:00:00.000Z 2026-03-10T10:00:01.000Z'],
    undefined,
  ],
  [
    'never beyond now',
    '2026-03-10T12:00:00Z',
    '2026-03-11T00:00:00Z',
    ['2026-03-10T12:00:00.000Z 2026-03-10T12:34:57.000Z'],
    undefined,
  ],
  ['nothing', '2026-03-10T10:00:00Z', '2026-03-10T10:00:00Z', [], undefined],
  ['the other way round', '2026-03-10T10:00:00Z', '2026-03-10T09:00:00Z', [], undefined],
  ['in the future', '2026-03-11T10:00:00Z', '2026-03-11T11:00:00Z', [], undefined],
  [
    'all too far back',
    '2026-02-01T00:00:00Z',
    '2026-02-02T00:00:00Z',
    [],
    '2026-02-01T00:00:00.000Z 2026-02-02T00:00:00.000Z',
  ],
  [
    'partly too far back',
    '2026-03-01T00:00:00Z',
    '2026-03-04T00:00:00Z',
    ['2026-03-03T12:39:57.000Z 2026-03-04T00:00:00.000Z'],
    '2026-03-01T00:00:00.000Z 2026-03-03T12:39:57.000Z',
  ],
])('%s', (_, from, to, windows, clamped) => {
  expect(cut(from, to)).toEqual({ windows, clamped });
});

test('windows and what was clamped cover the span without gap or overlap, and break no rule', () => {
  const time = fc.date({
    min: new Date('2026-02-20T00:00:00Z'),
    max: new Date('2026-03-12T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(time, time, (from, to) => {
      const { windows, clamped } = listingWindows({ from, to }, now);
      const parts = [...(clamped ? [clamped] : []), ...windows];
      for (const [index, part] of parts.entries()) {
        expect(part.from.getTime()).toBe(parts[index - 1]?.to.getTime() ?? part.from.getTime());
        expect(part.from < part.to).toBe(true);
      }
      for (const window of windows) {
        expect(window.to.getTime() - window.from.getTime()).toBeLessThanOrEqual(86_400_000);
        expect(now.getTime() - window.from.getTime()).toBeLessThanOrEqual(LISTABLE_MS);
        expect(window.to.getTime()).toBeLessThan(now.getTime() + 1_000);
        const lastMs = window.to.getTime() - 1;
        expect(new Date(lastMs).getUTCDate()).toBe(window.from.getUTCDate());
      }
      const first = parts[0]?.from.getTime();
      if (from < to && first !== undefined) {
        expect(first).toBe(Math.floor(from.getTime() / 1000) * 1000);
      }
    }),
  );
});
