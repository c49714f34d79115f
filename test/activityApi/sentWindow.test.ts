import { ActivityApiFault } from '../../shared/activityApi/activityApiFault';
import { sentWindow } from '../../shared/activityApi/sentWindow';
import { serviceNow } from '../../shared/activityApi/serviceNow';

const now = new Date('2026-03-10T12:34:56.789Z');
const window = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });

test.each([
  [
    window('2026-03-10T08:00:00.900Z', '2026-03-10T10:00:00.100Z'),
    { startTime: '2026-03-10T08:00:00', endTime: '2026-03-10T10:00:01' },
  ],
  [
    window('2026-03-10T12:00:00Z', '2026-03-10T13:00:00Z'),
    { startTime: '2026-03-10T12:00:00', endTime: '2026-03-10T12:34:57' },
  ],
  [
    window('2026-03-08T00:00:00Z', '2026-03-09T00:00:00Z'),
    { startTime: '2026-03-08T00:00:00', endTime: '2026-03-09T00:00:00' },
  ],
  [
    window('2026-03-10T12:34:56.100Z', '2026-03-10T12:34:56.700Z'),
    { startTime: '2026-03-10T12:34:56', endTime: '2026-03-10T12:34:57' },
  ],
  [window('2026-03-10T12:34:57Z', '2026-03-10T12:35:00Z'), undefined],
  [window('2026-03-10T13:00:00Z', '2026-03-10T14:00:00Z'), undefined],
])('%j', (given, sent) => {
  expect(sentWindow(given, now)).toEqual(sent);
});

test.each([
  [window('2026-03-08T00:00:00Z', '2026-03-09T00:00:01Z'), 'window-too-long'],
  [window('2026-03-08T00:00:00Z', '2026-03-08T00:00:00Z'), 'window-too-long'],
  [window('2026-03-09T00:00:00Z', '2026-03-08T00:00:00Z'), 'window-too-long'],
  [window('2026-03-03T12:34:55Z', '2026-03-03T13:00:00Z'), 'window-too-old'],
])('%j is not sent: %s', (given, code) => {
  expect(() => sentWindow(given, now)).toThrow(
    expect.objectContaining({ constructor: ActivityApiFault, decision: 'window', code }),
  );
});

test.each([
  [undefined, '2026-03-10T12:34:56.789Z'],
  [60_000, '2026-03-10T12:34:56.789Z'],
  [-1_900, '2026-03-10T12:34:56.789Z'],
  [-600_000, '2026-03-10T12:24:56.789Z'],
])('with a skew of %j ms it is %s', (clockSkewMs, expected) => {
  expect(serviceNow(now, clockSkewMs).toISOString()).toBe(expected);
});
