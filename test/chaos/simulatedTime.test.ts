import { spawnSync } from 'node:child_process';
import { startSimulatedTime } from './simulatedTime';

const SCRIPT = `(async () => {
  const started = Date.now();
  await require('node:timers/promises').setTimeout(20_000);
  const { clock } = { clock: new Date() };
  console.log(JSON.stringify({ started, tookMs: clock.getTime() - started, isDate: clock instanceof Date, given: new Date(5).getTime() }));
})()`;

test('a process lives in the time of the campaign, without the product knowing', () => {
  const time = startSimulatedTime(new Date('2026-02-01T00:00:00Z'), 100);
  try {
    time.clock.advance(3_600_000);
    time.skewMs = 60_000;
    const before = time.clock.now().getTime();
    const { stdout } = spawnSync(process.execPath, [...time.nodeFlags, '-e', SCRIPT], {
      env: time.environment,
      encoding: 'utf8',
    });
    const { started, tookMs, isDate, given } = JSON.parse(stdout);
    expect(started).toBeGreaterThanOrEqual(before + 60_000);
    expect(started).toBeLessThan(time.clock.now().getTime() + 60_000);
    // A pause of 20 s, waited for in a fifth of a second.
    expect(tookMs).toBeGreaterThanOrEqual(19_000);
    expect({ isDate, given }).toEqual({ isDate: true, given: 5 });
  } finally {
    time.stop();
  }
});
