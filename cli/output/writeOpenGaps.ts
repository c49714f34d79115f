import { gapsWithin } from '../../shared/query/gapsWithin';
import type { ReadableTables } from '../../shared/query/readableTables';
import type { RecordQuery } from '../../shared/query/recordQuery';
import type { CommandContext } from '../commandContext';
import { count } from './count';
import { gapText } from './gapText';
import { terminalSafe } from './terminalSafe';

/** Says under an answer what it may lack: open gaps that may hold records of the span asked for. */
export async function writeOpenGaps(
  span: Pick<RecordQuery, 'from' | 'to'>,
  {
    tables,
    clock,
    err,
    abortSignal,
  }: Pick<CommandContext, 'clock' | 'err' | 'abortSignal'> & { tables: ReadableTables },
): Promise<void> {
  const gaps = await gapsWithin({ ...tables, clock }, span, { abortSignal });
  if (gaps.length === 0) return;
  await err.write(`Records may be missing here, ${count(gaps.length, 'gap')} in this time:\n`);
  for (const gap of gaps) await err.write(`  ${terminalSafe(gapText(gap))}\n`);
}
