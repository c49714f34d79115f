import { serviceClock } from '../../shared/ingest/serviceClock';
import { createFakeClock } from '../activityApi/fakeClock';

test.each([
  [undefined, '2026-03-10T12:00:00.000Z'],
  [1_999, '2026-03-10T12:00:00.000Z'],
  [-1_999, '2026-03-10T12:00:00.000Z'],
  [600_000, '2026-03-10T12:10:00.000Z'],
  [-2_592_000_000, '2026-02-08T12:00:00.000Z'],
])('with a skew of %s ms the service has %s', (clockSkewMs, expected) => {
  const clock = serviceClock(createFakeClock('2026-03-10T12:00:00Z'), { clockSkewMs });
  expect(clock.now().toISOString()).toBe(expected);
});
