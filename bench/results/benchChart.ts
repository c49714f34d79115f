import { scaleLinear } from 'd3-scale';
import { htmlText } from '../../cli/output/htmlText';
import type { Figure } from '../figure';
import type { BenchResults } from './benchResults';

const WIDTH = 960;
const ROW = 24;
const BAR = 14;
const MARGIN = { top: 56, right: 280, bottom: 36, left: 380 };
// Held against a time that a person waits, not against a reference: in the table alone.
const LEFT_OUT = new Set(['ask', 'reports', 'import']);
const LONGEST_MEASURED = 44;
const LONGEST_FIGURE = 60;
const STYLE = [
  'text{font:12px system-ui,sans-serif;fill:#1f2933}',
  '.title{font-size:15px;font-weight:600}.end{text-anchor:end}.middle{text-anchor:middle}.faint{fill:#52606d}',
  '.met{fill:#2f855a}.missed{fill:#c53030}.limit{stroke:#1f2933;stroke-width:2}.grid{stroke:#cbd2d9}',
  '@media(prefers-color-scheme:dark){text{fill:#e4e7eb}.faint{fill:#9aa5b1}.limit{stroke:#e4e7eb}.grid{stroke:#3e4c59}}',
].join('');

/**
 * How much of what its floor allows each figure uses, as bars: up to the line it is met. A floor that asks for at least so much is drawn the
 * other way round, so that short is good everywhere.
 */
export function benchChart({ benches, date, node, machine, commit }: BenchResults): string {
  const figures = Object.entries(benches)
    .flatMap(([name, own]) => (LEFT_OUT.has(name) ? [] : own))
    .filter((each): each is Figure & { limitUsed: number } => each.limitUsed !== undefined);
  const most = Math.max(1.1, ...figures.map(({ limitUsed }) => Math.min(limitUsed, 2)));
  const height = MARGIN.top + figures.length * ROW + MARGIN.bottom;
  const x = scaleLinear([0, most], [MARGIN.left, WIDTH - MARGIN.right]);
  const bottom = height - MARGIN.bottom;
  const where = `${date}, ${commit ? `commit ${commit}, ` : ''}Node ${node}, ${machine.cores} cores of ${machine.cpu}`;
  const parts = [
    `<text class="title" x="16" y="22">What each figure uses of what its floor allows</text>`,
    `<text class="faint" x="16" y="40">${htmlText(where)}</text>`,
  ];
  for (const tick of x.ticks(5)) {
    parts.push(
      `<line class="grid" x1="${px(x(tick))}" x2="${px(x(tick))}" y1="${MARGIN.top - 6}" y2="${bottom}"/>`,
      `<text class="middle faint" x="${px(x(tick))}" y="${bottom + 16}">${x.tickFormat(5, '~%')(tick)}</text>`,
    );
  }
  for (const [row, { figure, measured, floor, limitUsed, isMet }] of figures.entries()) {
    const top = MARGIN.top + row * ROW;
    const width = Math.max(1, x(Math.min(limitUsed, most)) - x(0));
    const shown = `${cut(measured, LONGEST_MEASURED)} (${floor})`;
    parts.push(
      `<text class="end" x="${MARGIN.left - 8}" y="${top + 12}">${htmlText(cut(figure, LONGEST_FIGURE))}</text>`,
      `<rect class="${isMet ? 'met' : 'missed'}" x="${MARGIN.left}" y="${top}" width="${px(width)}" height="${BAR}"><title>${htmlText(`${figure}: ${measured}, floor ${floor}`)}</title></rect>`,
      `<text class="faint" x="${WIDTH - MARGIN.right + 8}" y="${top + 12}">${htmlText(shown)}</text>`,
    );
  }
  parts.push(`<line class="limit" x1="${px(x(1))}" x2="${px(x(1))}" y1="${MARGIN.top - 6}" y2="${bottom}"/>`);
  const missed = figures.filter(({ isMet }) => !isMet).length;
  const summary = `${figures.length} figures against their floors, ${missed} of them missed.`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${summary}"><style>${STYLE}</style>${parts.join('')}</svg>\n`;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
