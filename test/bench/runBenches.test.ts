import { runBenches } from '../../bench/runBenches';

const figure = { figure: 'f', measured: '1', reference: '2', floor: '<= 3', isMet: true };
const options = { scale: 1, rounds: 3 };

test('one that fails is not met, and the others run', async () => {
  const told: string[] = [];
  const benches = {
    broken: () => Promise.reject(new Error('no room')),
    left: () => Promise.reject(new Error('never asked for')),
    good: async () => [figure],
  };
  const measured = await runBenches(benches, ['good', 'broken'], options, (line) => told.push(line));
  expect(measured).toEqual({
    broken: [expect.objectContaining({ figure: 'broken', measured: 'failed: no room', isMet: false })],
    good: [figure],
  });
  expect(told).toEqual([
    'broken ...\n',
    '  broken: failed: no room (runs)\n',
    'good ...\n',
    '  f: 1 (<= 3)\n',
  ]);
});
