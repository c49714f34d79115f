import { laneChart } from '../../../../cli/output/reports/laneChart';

const at = (text: string) => Date.parse(`${text}Z`);
const LEGEND = [
  { style: 'good', text: 'opened' },
  { style: 'failed', text: 'failed' },
] as const;

describe('laneChart', () => {
  const time = at('2026-11-10T08:00:00');
  const chart = laneChart(
    'Stories',
    [
      {
        label: `1 · ${'<b>'.repeat(20)}`,
        marks: [{ fromMs: time, toMs: time, style: 'good', text: 'Pat "opened"' }],
      },
      {
        label: '2 · kim',
        marks: [
          { fromMs: time, toMs: time + 3_600_000, style: 'good', text: 'long' },
          { fromMs: time, toMs: time + 3_600_000, style: 'good', text: 'the same again' },
        ],
      },
    ],
    LEGEND,
  );

  it('draws a mark where something happened, once where marks would cover each other', () => {
    expect(chart?.svg.match(/<rect class="good"/g)).toHaveLength(2);
    expect(chart?.svg).toContain('<title>Pat &quot;opened&quot;</title>');
  });

  it('shortens a long label, and has it whole to be read', () => {
    expect(chart?.svg).toContain(`…<title>1 · ${'&lt;b&gt;'.repeat(20)}</title>`);
    expect(chart?.svg).not.toContain('<b>');
  });

  it('explains only the colours that it uses', () => {
    expect(chart?.legend).toEqual([{ style: 'good', text: 'opened' }]);
  });

  it('is none where nothing happened', () => {
    expect(laneChart('x', [{ label: 'empty', marks: [] }], LEGEND)).toBeUndefined();
  });
});
