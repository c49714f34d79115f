import { explainedPlan } from '../../shared/query/explainedPlan';
import type { ReadableTables } from '../../shared/query/readableTables';
import type { RecordQuery } from '../../shared/query/recordQuery';
import type { CommandContext } from '../commandContext';
import { jsonText } from './jsonText';
import { planText } from './planText';
import { terminalSafe } from './terminalSafe';

/** Prints how a query would be answered; reads no record. */
export async function writePlan(
  query: RecordQuery,
  { scan, json }: { scan: boolean | undefined; json: boolean | undefined },
  {
    tables,
    out,
    clock,
    abortSignal,
  }: Pick<CommandContext, 'out' | 'clock' | 'abortSignal'> & {
    tables: ReadableTables;
  },
): Promise<void> {
  const explained = await explainedPlan(tables, query, { scan, now: clock.now(), abortSignal });
  const text = json ? jsonText(explained) : planText(explained);
  await out.write(text.split('\n').map(terminalSafe).join('\n'));
}
