import { measuredProcess } from '../../../bench/measuredProcess';
import { builtScript } from '../../chaos/builtScript';

// Half a second of work, by turns with whatever else waits for its turn.
const BUSY = `
  const end = process.cpuUsage().user + 500_000;
  function turn() {
    const until = performance.now() + 5;
    while (performance.now() < until);
    if (process.cpuUsage().user < end) setTimeout(turn, 0);
  }
  turn();
`;

it('makes a process use no more than a part of a core', async () => {
  const preload = [builtScript('bench/scale/heldToShare.js')];
  const { cpuMs, durationMs } = await measuredProcess(['-e', BUSY], {
    settings: { CORE_SHARE: '0.2' },
    preload,
  });
  expect(cpuMs).toBeGreaterThan(500);
  // The start of Node, before it is loaded, is not held.
  expect(cpuMs / durationMs).toBeLessThan(0.3);
});
