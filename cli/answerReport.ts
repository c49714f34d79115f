import type { Command } from 'commander';
import type { ReadableTables } from '../shared/query/readableTables';
import type { ReadReportOptions } from '../shared/reports/mailAccess/readMailAccessReport';
import type { Clock } from '../shared/time/clock';
import type { CommandContext } from './commandContext';
import { openTables } from './openTables';
import { withProgress } from './output/progressLine';
import type { ReportView } from './output/reports/reportView';
import { checkSpan, type ReportOptions } from './reportOptions';
import { writeReport } from './writeReport';

/** What one report adds to the way that all of them go. */
export interface AskedReport<Found extends object> {
  /** As it is called on the command line. */
  readonly name: string;
  read(
    tables: ReadableTables & { readonly clock: Clock },
    span: Pick<ReportOptions, 'from' | 'to'>,
    options: ReadReportOptions,
  ): Promise<Found>;
  view(found: Found): ReportView;
}

/** Reads a report, telling how far it has come, and prints it in the form asked for. */
export async function answerReport<Found extends object>(
  command: Command,
  { from, to, ...format }: ReportOptions,
  { name, read, view }: AskedReport<Found>,
  context: CommandContext,
): Promise<void> {
  checkSpan(command, { from, to });
  const { err, clock, abortSignal } = context;
  const tables = { ...openTables(context), clock };
  let recordsRead = 0;
  const onProgress = (records: number) => {
    recordsRead = records;
  };
  const found = await withProgress(
    err,
    () => `${recordsRead.toLocaleString('en-US')} records read`,
    () => read(tables, { from, to }, { abortSignal, onProgress }),
  );
  await writeReport({ name, data: found, view: view(found) }, format, { ...context, tables });
}
