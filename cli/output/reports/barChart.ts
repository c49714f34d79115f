import { scaleLinear, scaleUtc } from 'd3-scale';
import type { Span } from '../../../shared/ledger/spans';
import { htmlText } from '../htmlText';
import { utcText } from '../utcText';
import type { ChartStyle, ReportChart } from './reportChart';
import { timeBins } from './timeBins';

/** One kind of event: when each happened, in milliseconds. */
export interface BarSeries {
  readonly style: ChartStyle;
  readonly text: string;
  readonly times: readonly number[];
}

/** A stretch that is marked behind the bars. */
export interface ChartBand extends Span {
  readonly style: 'blind' | 'gap';
  readonly text: string;
}

const WIDTH = 960;
const HEIGHT = 220;
const MARGIN = { top: 12, right: 16, bottom: 28, left: 52 };

/**
 * Events over time as stacked bars, an axis of time (UTC) below. Scales and ticks by d3-scale; no style of its own, so that a page whose
 * policy allows only its own style can show it.
 * @param bands only as far as they reach into the time of the events
 * @returns undefined where nothing happened
 */
export function barChart(
  title: string,
  series: readonly BarSeries[],
  bands: readonly ChartBand[],
): ReportChart | undefined {
  const [fromMs, toMs] = extent(series);
  if (fromMs === undefined || toMs === undefined) return undefined;
  const bins = timeBins(fromMs, toMs);
  const endMs = bins.startMs + bins.count * bins.widthMs;
  const counts = series.map(({ times }) => countsOf(times, bins));
  const totals = Array.from({ length: bins.count }, (_, bin) => sum(counts.map((each) => each[bin] ?? 0)));
  const most = Math.max(...totals);
  const x = scaleUtc([bins.startMs, endMs], [MARGIN.left, WIDTH - MARGIN.right]);
  const y = scaleLinear([0, most], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(4);

  const shown = bands.filter((band) => +band.from < endMs && +band.to > bins.startMs);
  const parts = shown.map(({ from, to, style, text }) => {
    const [left, right] = [x(Math.max(+from, bins.startMs)), x(Math.min(+to, endMs))];
    return `<rect class="${style}" x="${px(left)}" y="${MARGIN.top}" width="${px(Math.max(2, right - left))}" height="${HEIGHT - MARGIN.top - MARGIN.bottom}"><title>${htmlText(text)}</title></rect>`;
  });
  for (const tick of y.ticks(4).filter(Number.isInteger)) {
    parts.push(
      `<line class="grid" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${px(y(tick))}" y2="${px(y(tick))}"/>`,
      `<text class="tick end" x="${MARGIN.left - 8}" y="${px(y(tick) + 4)}">${y.tickFormat(4, '~s')(tick)}</text>`,
    );
  }
  for (let bin = 0; bin < bins.count; bin++) {
    const start = bins.startMs + bin * bins.widthMs;
    let below = 0;
    for (const [at, { style, text }] of series.entries()) {
      const number = counts[at]?.[bin] ?? 0;
      if (number === 0) continue;
      const [top, bottom] = [y(below + number), y(below)];
      below += number;
      const width = Math.max(1, x(start + bins.widthMs) - x(start) - 1);
      const what = `${utcText(new Date(start))} UTC, ${bins.name}: ${text} ${number.toLocaleString('en-US')}`;
      parts.push(
        `<rect class="${style}" x="${px(x(start))}" y="${px(top)}" width="${px(width)}" height="${px(Math.max(1, bottom - top))}"><title>${htmlText(what)}</title></rect>`,
      );
    }
  }
  for (const tick of x.ticks(8)) {
    parts.push(
      `<line class="axis" x1="${px(x(tick))}" x2="${px(x(tick))}" y1="${HEIGHT - MARGIN.bottom}" y2="${HEIGHT - MARGIN.bottom + 5}"/>`,
      `<text class="tick" x="${px(x(tick))}" y="${HEIGHT - 8}">${htmlText(x.tickFormat(8)(tick))}</text>`,
    );
  }
  parts.push(
    `<line class="axis" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${HEIGHT - MARGIN.bottom}" y2="${HEIGHT - MARGIN.bottom}"/>`,
  );
  const used = series.filter(({ times }) => times.length > 0);
  const marked = [...new Map(shown.map((band) => [band.style, band])).values()];
  const told = used.map(({ text, times }) => `${text} ${times.length.toLocaleString('en-US')}`).join(', ');
  const summary = `By ${bins.name}, ${utcText(new Date(fromMs))} to ${utcText(new Date(toMs))} UTC: ${told}. Most in one ${bins.name}: ${most.toLocaleString('en-US')}.`;
  return {
    title,
    summary,
    svg: `<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${htmlText(`${title}. ${summary}`)}">${parts.join('')}</svg>`,
    legend: [
      ...used.map(({ style, text }) => ({ style, text })),
      ...marked.map(({ style }) => ({
        style,
        text: style === 'gap' ? 'gap in the tables' : 'recording stopped (throttled)',
      })),
    ],
  };
}

function extent(series: readonly BarSeries[]): [number | undefined, number | undefined] {
  let [from, to]: [number | undefined, number | undefined] = [undefined, undefined];
  for (const { times } of series) {
    for (const time of times) {
      if (from === undefined || time < from) from = time;
      if (to === undefined || time > to) to = time;
    }
  }
  return [from, to];
}

function countsOf(
  times: readonly number[],
  bins: { startMs: number; widthMs: number; count: number },
): number[] {
  const counts = new Array<number>(bins.count).fill(0);
  for (const time of times) {
    const bin = Math.floor((time - bins.startMs) / bins.widthMs);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
