import { benchChart } from '../../../bench/results/benchChart';
import type { BenchResults } from '../../../bench/results/benchResults';

const results: BenchResults = {
  date: '2026-11-26',
  commit: 'abc',
  node: 'v24.0.0',
  machine: { cpu: 'Some <CPU>', cores: 2, memoryGb: 24 },
  scale: 1,
  rounds: 3,
  benches: {
    cpu: [
      { figure: 'half', measured: '0.85', reference: '', floor: '<= 1.7 x', isMet: true, limitUsed: 0.5 },
      { figure: 'missed', measured: '3', reference: '', floor: '<= 2 x', isMet: false, limitUsed: 1.5 },
    ],
    ask: [{ figure: 'a second', measured: '1', reference: '', floor: '', isMet: true, limitUsed: 0.1 }],
    rate: [{ figure: 'for information', measured: '1', reference: '', floor: '' }],
  },
};
const widths = (svg: string, style: string) =>
  [...svg.matchAll(new RegExp(`class="${style}"[^>]* width="([\\d.]+)"`, 'g'))].map(([, width]) =>
    Number(width),
  );

test('draws what has a floor, in proportion, and says how many are missed', () => {
  const svg = benchChart(results);
  const [met, missed] = [widths(svg, 'met'), widths(svg, 'missed')];
  expect([met.length, missed.length]).toEqual([1, 1]);
  expect((missed[0] ?? 0) / (met[0] ?? 1)).toBeCloseTo(3, 1);
  expect(svg).toContain('2 figures against their floors, 1 of them missed.');
  expect(svg).toContain('Some &lt;CPU&gt;');
  expect(svg).not.toMatch(/for information|a second/);
});

test('a bar that would leave the picture ends at its edge', () => {
  const far = { figure: 'far', measured: '9', reference: '', floor: '<= 1', isMet: false, limitUsed: 9 };
  const [width = 0] = widths(benchChart({ ...results, benches: { far: [far] } }), 'missed');
  expect(width).toBeLessThanOrEqual(960 - 380 - 280);
});
