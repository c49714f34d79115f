import type { ReadableTables } from '../shared/query/readableTables';
import { recordTexts } from '../shared/reports/recordTexts';
import type { CommandContext } from './commandContext';
import { jsonText } from './output/jsonText';
import { reportCsv } from './output/reports/reportCsv';
import { reportPage } from './output/reports/reportPage';
import { reportRecordIds } from './output/reports/reportRecordIds';
import { reportText } from './output/reports/reportText';
import type { ReportView } from './output/reports/reportView';
import { terminalSafe } from './output/terminalSafe';
import { writePage } from './output/writePage';
import { type ReportOptions, TERMINAL_ROWS } from './reportOptions';

// Each is looked up by itself: enough for the rows that a person opens, and a page stays small.
const TEXTS_IN_PAGE = 500;

/** Prints a report in the form asked for, and writes its page. */
export async function writeReport(
  { name, data, view }: { name: string; data: object; view: ReportView },
  { limit, json, csv, html }: Pick<ReportOptions, 'limit' | 'json' | 'csv' | 'html'>,
  {
    out,
    err,
    tables,
    abortSignal,
  }: Pick<CommandContext, 'out' | 'err' | 'abortSignal'> & { tables: ReadableTables },
): Promise<void> {
  const safe = (text: string) => (out.isTerminal ? text.split('\n').map(terminalSafe).join('\n') : text);
  if (json) {
    const { answer, limits } = view;
    await out.write(safe(jsonText({ report: name, answer, limits, ...data })));
  } else if (csv) {
    for (const line of reportCsv(view))
      await out.write(out.isTerminal ? safe(line.replaceAll('\r\n', '\n')) : line);
  } else await out.write(reportText(view, { rows: limit ?? TERMINAL_ROWS }));
  if (html === undefined) return;
  const texts = await recordTexts(tables, reportRecordIds(view, TEXTS_IN_PAGE), { abortSignal });
  await writePage(html, reportPage(view, texts));
  await err.write(`Wrote ${terminalSafe(html)}\n`);
}
