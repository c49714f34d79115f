import { arrivalOrder } from '../../bench/arrivalOrder';

const DAY_MS = 24 * 60 * 60_000;
const RECORDS = 2_400;

it('takes each record once, nearly in the order of their time', () => {
  const order = arrivalOrder(RECORDS, DAY_MS * 4);
  expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: RECORDS }, (_, index) => index));
  // 25 an hour: in ninety minutes come 38, in a day 600.
  const behind = order.map((index, place) => place - index);
  expect(behind.filter((places) => Math.abs(places) > 60).length).toBeLessThan(RECORDS * 0.15);
  expect(behind.filter((places) => places > 200).length).toBeGreaterThan(RECORDS * 0.02);
  expect(Math.max(...behind)).toBeLessThan(640);
});

it('is the same each time', () => {
  expect(arrivalOrder(50, DAY_MS)).toEqual(arrivalOrder(50, DAY_MS));
});
