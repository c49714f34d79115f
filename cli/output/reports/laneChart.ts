import { scaleBand, scaleUtc } from 'd3-scale';
import { htmlText } from '../htmlText';
import { utcText } from '../utcText';
import type { ChartStyle, ReportChart } from './reportChart';

/** What happened at one time or over a stretch, in milliseconds. */
export interface LaneMark {
  readonly fromMs: number;
  readonly toMs: number;
  readonly style: ChartStyle;
  readonly text: string;
}

/** One line of a timeline. */
export interface Lane {
  readonly label: string;
  readonly marks: readonly LaneMark[];
}

const WIDTH = 960;
const LANE_HEIGHT = 24;
const MARGIN = { top: 8, right: 16, bottom: 28, left: 290 };
const LEAST_MARK = 7;
const MOST_LABEL = 38;

/**
 * A timeline: a lane for each thing, marks where something happened, an axis of time (UTC) below. Scales and ticks by d3-scale.
 * @returns undefined where there is nothing to show
 */
export function laneChart(
  title: string,
  lanes: readonly Lane[],
  legend: ReportChart['legend'],
): ReportChart | undefined {
  const marks = lanes.flatMap((lane) => lane.marks);
  if (marks.length === 0) return undefined;
  const fromMs = marks.reduce((least, mark) => Math.min(least, mark.fromMs), Number.POSITIVE_INFINITY);
  const toMs = marks.reduce((most, mark) => Math.max(most, mark.toMs), Number.NEGATIVE_INFINITY);
  const height = MARGIN.top + MARGIN.bottom + lanes.length * LANE_HEIGHT;
  const x = scaleUtc(
    [fromMs, Math.max(toMs, fromMs + 60_000)],
    [MARGIN.left, WIDTH - MARGIN.right - LEAST_MARK],
  );
  const y = scaleBand<number>([...lanes.keys()], [MARGIN.top, height - MARGIN.bottom]).padding(0.3);
  const parts: string[] = [];
  for (const [at, { label, marks: own }] of lanes.entries()) {
    const top = y(at) ?? 0;
    const middle = top + y.bandwidth() / 2;
    parts.push(
      `<text class="lane" x="${MARGIN.left - 12}" y="${px(middle + 4)}">${htmlText(shortened(label))}<title>${htmlText(label)}</title></text>`,
      `<line class="grid" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${px(middle)}" y2="${px(middle)}"/>`,
    );
    const drawn = new Set<string>();
    for (const mark of own) {
      const left = x(mark.fromMs);
      const width = Math.max(LEAST_MARK, x(mark.toMs) - left);
      // What would be drawn over its like is not seen, and a page need not carry it.
      const place = `${Math.round(left)} ${Math.round(width)} ${mark.style}`;
      if (drawn.has(place)) continue;
      drawn.add(place);
      parts.push(
        `<rect class="${mark.style}" rx="3" x="${px(left)}" y="${px(top)}" width="${px(width)}" height="${px(y.bandwidth())}"><title>${htmlText(mark.text)}</title></rect>`,
      );
    }
  }
  for (const tick of x.ticks(6)) {
    parts.push(
      `<line class="axis" x1="${px(x(tick))}" x2="${px(x(tick))}" y1="${height - MARGIN.bottom}" y2="${height - MARGIN.bottom + 5}"/>`,
      `<text class="tick" x="${px(x(tick))}" y="${height - 8}">${htmlText(x.tickFormat(6)(tick))}</text>`,
    );
  }
  parts.push(
    `<line class="axis" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${height - MARGIN.bottom}" y2="${height - MARGIN.bottom}"/>`,
  );
  const summary = `${lanes.length} lines, ${utcText(new Date(fromMs))} to ${utcText(new Date(toMs))} UTC. The tables below have the same in words.`;
  const svg = `<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${htmlText(`${title}. ${summary}`)}">${parts.join('')}</svg>`;
  const styles = new Set(marks.map(({ style }) => style));
  return { title, summary, svg, legend: legend.filter(({ style }) => styles.has(style)) };
}

function shortened(label: string): string {
  const letters = [...label];
  return letters.length > MOST_LABEL ? `${letters.slice(0, MOST_LABEL - 1).join('')}…` : label;
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
