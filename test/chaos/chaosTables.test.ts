import { chaosTotals } from './chaosTables';

const job = {
  campaign: 'thirty days',
  seed: '1/1',
  records: 10,
  moments: 1,
  ingestMode: 'inline',
  seconds: 2,
} as const;

test('faults are summed as they were counted; polls and kills stand for themselves', () => {
  const report = {
    records: 10,
    injected: { kills: 2, 'store: busy': 3, polls: 50 },
    survived: '',
    faults: [],
  };
  expect(
    chaosTotals([
      { ...job, report },
      { ...job, seed: '1/2', report },
    ]),
  ).toEqual({
    kills: 4,
    faults: 10,
    records: 20,
  });
});
