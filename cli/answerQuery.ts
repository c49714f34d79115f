import { answerLimits } from '../shared/query/answerLimits';
import { type FindProgress, findRecords } from '../shared/query/findRecords';
import type { RecordQuery } from '../shared/query/recordQuery';
import { UnfinishedSearch } from '../shared/query/unfinishedSearch';
import type { CommandContext } from './commandContext';
import { openTables } from './openTables';
import { emptyAnswer } from './output/emptyAnswer';
import { nextSteps } from './output/nextSteps';
import { withProgress } from './output/progressLine';
import { recordPrinter } from './output/recordPrinter';
import { searchProgress } from './output/searchProgress';
import { terminalSafe } from './output/terminalSafe';
import { writeOpenGaps } from './output/writeOpenGaps';
import { writePlan } from './output/writePlan';
import { type RecordOptions, TABLE_LIMIT } from './recordOptions';

/** Finds records and prints them, then what the answer may lack. With `explain` only the plan is printed. */
export async function answerQuery(
  query: RecordQuery,
  {
    scan,
    explain,
    ...format
  }: Pick<RecordOptions, 'limit' | 'json' | 'csv' | 'columns' | 'explain' | 'scan'>,
  context: CommandContext,
): Promise<void> {
  const { out, err, clock, abortSignal } = context;
  const tables = openTables(context);
  if (explain) return writePlan(query, { scan, json: format.json }, { tables, out, clock, abortSignal });
  const printer = recordPrinter(format, { tables, out, abortSignal });
  const isTable = printer.select !== undefined && !format.csv;
  const limit = format.limit ?? (isTable ? TABLE_LIMIT : undefined);
  // Asked for beside the answer; its failure is told where it is awaited.
  const asked = answerLimits({ ...tables, clock }, query, { abortSignal });
  asked.catch(() => {});
  const progress: FindProgress = { days: 0, daysRead: 0, rowsRead: 0 };
  let found = 0;
  const operations = new Set<unknown>();
  // One more than is printed tells whether there are more.
  const now = clock.now();
  const most = { limit: limit && limit + 1, enough: limit };
  const options = { ...most, select: printer.select, scan, now, progress, abortSignal };
  // Records that stream to the terminal are progress enough, and must not be wiped out.
  const watcher = { ...err, isTerminal: err.isTerminal && (isTable || !out.isTerminal) };
  let unfinished: UnfinishedSearch | undefined;
  try {
    await withProgress(
      watcher,
      () => searchProgress(progress, found),
      async () => {
        for await (const row of findRecords(tables, query, options)) {
          found += 1;
          operations.add(row.Operation);
          if (limit === undefined || found <= limit) await printer.print(row);
        }
      },
    );
  } catch (error) {
    if (!(error instanceof UnfinishedSearch)) throw error;
    unfinished = error;
  } finally {
    await printer.end();
  }
  if (found === 0)
    for (const line of emptyAnswer(query, progress)) await err.write(`${terminalSafe(line)}\n`);
  if (limit !== undefined && found > limit) {
    const which = query.order === 'oldest' ? 'oldest' : 'newest';
    await err.write(`These are the ${which} ${limit}; --limit shows more, --json and --csv print all.\n`);
  }
  if (isTable && found > 0) {
    for (const line of nextSteps(query, operations)) await err.write(`${terminalSafe(line)}\n`);
  }
  const always = found === 0 || isNarrowed(query);
  await writeOpenGaps(query, { tables, clock, err, abortSignal }, { asked, always });
  if (unfinished) throw unfinished;
}

function isNarrowed({ order: _order, ...query }: RecordQuery): boolean {
  return Object.values(query).some((value) => value !== undefined);
}
