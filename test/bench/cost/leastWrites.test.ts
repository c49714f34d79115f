import { leastWrites } from '../../../bench/cost/leastWrites';
import { recordText } from '../../query/tablesWithRecords';

const now = new Date('2026-11-20T00:00:00Z');
const texts = (count: number, fields: Record<string, unknown> = {}) =>
  Array.from({ length: count }, (_, number) => recordText({ Id: `id-${number}`, ...fields }));

test('a partition takes a transaction for each hundred rows', () => {
  const { records } = leastWrites([...texts(101), ...texts(1, { RecordType: 2 })], now);
  expect(records).toEqual({ byRows: 3, cutBySize: 0 });
});

test('records that share a value share its row as far as it goes, and have each one for their Id', () => {
  const few = leastWrites(texts(10), now);
  // One user on one day, and ten Ids.
  expect(few.indexRows).toEqual({ values: 11, overflow: 0 });
  const many = leastWrites(texts(1_000), now);
  expect(many.indexRows.values).toBe(1_001);
  expect(many.indexRows.overflow).toBeGreaterThan(0);
  expect(many.indexRows.overflow).toBeLessThan(10);
});

test('the same value on another day is another one', () => {
  const days = ['2026-11-02T10:00:00', '2026-11-03T10:00:00'].map((CreationTime) =>
    recordText({ Id: CreationTime, CreationTime }),
  );
  expect(leastWrites(days, now).indexRows.values).toBe(4);
});

test('what does not fit 4 MiB is counted apart, and so are the rows of a record that does not fit one', () => {
  const noise = (length: number) =>
    Array.from({ length }, (_, at) => ((at * 7_919 + at * at * 31) % 65_521).toString(36)).join('');
  const large = leastWrites([recordText({ Large: noise(1_200_000) })], now);
  expect(large.records.byRows).toBe(1);
  expect(large.records.cutBySize).toBeGreaterThan(0);
});

test('a text that is no record takes nothing', () => {
  expect(leastWrites(['{}'], now).indexRows).toEqual({ values: 0, overflow: 0 });
});
