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
const preload = [builtScript('bench/scale/heldToShare.js')];

it('makes a process take as long as it would with a part of a core', async () => {
  const held = await measuredProcess(['-e', BUSY], { settings: { CORE_SHARE: '0.2' }, preload });
  const free = await measuredProcess(['-e', BUSY], { settings: {}, preload });
  // Five times half a second, less what had been used before it was loaded.
  expect(held.durationMs).toBeGreaterThan(2_000);
  expect(free.durationMs).toBeLessThan(held.durationMs / 2);
});
