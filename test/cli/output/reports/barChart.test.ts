import { barChart } from '../../../../cli/output/reports/barChart';

const at = (text: string) => Date.parse(`${text}Z`);

describe('barChart', () => {
  const chart = barChart(
    'Reads <over> time',
    [
      { style: 'unusual', text: 'unusual', times: [at('2026-11-10T03:12:00'), at('2026-11-10T03:40:00')] },
      { style: 'usual', text: 'usual', times: [at('2026-11-10T05:00:00')] },
      { style: 'sync', text: 'synced', times: [] },
    ],
    [
      {
        style: 'gap',
        text: 'Gap "x"',
        from: new Date(at('2026-11-10T04:00:00')),
        to: new Date(at('2026-12-01T00:00:00')),
      },
      {
        style: 'blind',
        text: 'elsewhere',
        from: new Date(at('2026-01-01T00:00:00')),
        to: new Date(at('2026-01-02T00:00:00')),
      },
    ],
  );

  it('stacks what happened in the same hour, and says each bar', () => {
    expect(chart?.svg.match(/<title>[^<]*<\/title>/g)).toEqual([
      '<title>Gap &quot;x&quot;</title>',
      '<title>2026-11-10 03:00:00 UTC, hour: unusual 2</title>',
      '<title>2026-11-10 05:00:00 UTC, hour: usual 1</title>',
    ]);
  });

  it('can be heard', () => {
    expect(chart?.svg).toContain(
      'role="img" aria-label="Reads &lt;over&gt; time. By hour, 2026-11-10 03:12:00 to 2026-11-10 05:00:00 UTC: unusual 2, usual 1. Most in one hour: 2."',
    );
  });

  it('explains the colours that it uses', () => {
    expect(chart?.legend.map(({ style }) => style)).toEqual(['unusual', 'usual', 'gap']);
  });

  it('has no style of its own, which a policy would refuse', () => {
    expect(chart?.svg).not.toMatch(/style=|<style/);
  });

  it('is none where nothing happened', () => {
    expect(barChart('x', [{ style: 'usual', text: 'usual', times: [] }], [])).toBeUndefined();
  });
});
