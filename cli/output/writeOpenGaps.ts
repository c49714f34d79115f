import { type AnswerLimits, answerLimits } from '../../shared/query/answerLimits';
import type { ReadableTables } from '../../shared/query/readableTables';
import type { RecordQuery } from '../../shared/query/recordQuery';
import type { CommandContext } from '../commandContext';
import { answerLimitLines, gapLines } from './answerLimitLines';
import { terminalSafe } from './terminalSafe';

/**
 * Says under an answer what it may lack: open gaps that may hold records of the span asked for, and where a span is asked for, what was
 * before collecting began and what may still come.
 * @param options.asked the same was asked for already, beside the answer
 * @param options.always say where the data begins and ends also without a span
 */
export async function writeOpenGaps(
  span: Pick<RecordQuery, 'from' | 'to'>,
  {
    tables,
    clock,
    err,
    abortSignal,
  }: Pick<CommandContext, 'clock' | 'err' | 'abortSignal'> & { tables: ReadableTables },
  { asked, always = false }: { asked?: Promise<AnswerLimits>; always?: boolean } = {},
): Promise<void> {
  const limits = await (asked ?? answerLimits({ ...tables, clock }, span, { abortSignal }));
  const isSpan = span.from !== undefined || span.to !== undefined;
  const lines = isSpan || always ? answerLimitLines(limits) : gapLines(limits.gaps);
  for (const line of lines) await err.write(`${terminalSafe(line)}\n`);
}
