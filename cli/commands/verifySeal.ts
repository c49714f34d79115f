import { writeFile } from 'node:fs/promises';
import { OperatorFault } from '../../shared/faults/operatorFault';
import { type SealHead, sealHeadsText } from '../../shared/seals/sealHeads';
import { verifySeals } from '../../shared/seals/verifySeals';
import type { CommandContext } from '../commandContext';
import { openSealCopies } from '../openSealCopies';
import { openTables } from '../openTables';
import { count } from '../output/count';
import { jsonText } from '../output/jsonText';
import { withProgress } from '../output/progressLine';
import { sealJson } from '../output/sealJson';
import { sealReport } from '../output/sealReport';
import { readSealCopies } from '../readSealCopies';

export interface VerifySealOptions {
  /** Days are checked whole: that of `from`, and that before `to` where `to` is its end. */
  from?: Date;
  to?: Date;
  /** File with a copy of heads, to compare with. */
  heads?: string;
  /** File for a new copy. */
  writeHeads?: string;
  json?: true;
}

/**
 * `verify --seal`: whether anything of a sealed day was altered, removed or added since. Reads all of what is sealed, in the tables and,
 * where SEAL_HEADS_URL is set, in the container of seal heads.
 * @throws OperatorFault where something was, after it has been printed, or where a file cannot be used
 */
export async function runVerifySeal(context: CommandContext, options: VerifySealOptions): Promise<void> {
  const { clock, out, err, abortSignal } = context;
  const tables = { ...openTables(context), clock };
  const copies = await readSealCopies(openSealCopies(context), options.heads, { abortSignal });
  let checked = 0;
  let newest = '';
  const onTypeDay = (typeDay: string) => {
    checked += 1;
    newest = typeDay;
  };
  const question = { from: dayText(options.from), to: dayText(options.to, -1), heads: copies.heads };
  const result = await withProgress(
    err,
    () => `Checking seals: ${count(checked, 'day')} of a record type, now ${newest}`,
    () => verifySeals(tables, question, { abortSignal, onTypeDay }),
  );
  await out.write(options.json ? jsonText(sealJson(result, copies)) : sealReport(result, copies));
  if (!result.findings.isSound)
    throw new OperatorFault(
      'Sealed days are not as they were sealed.',
      'This app changes no stored row: find out who could write to the storage account (its activity log and StorageTableLogs), and keep the tables as they are until that is known.',
    );
  if (options.writeHeads !== undefined) {
    await writeHeads(options.writeHeads, result.heads);
    await err.write(
      `${count(result.heads.length, 'seal')} copied to ${options.writeHeads}. Keep it where nobody who can change the tables can change it.\n`,
    );
  }
}

function dayText(time: Date | undefined, shiftMs = 0): string | undefined {
  return time && new Date(time.getTime() + shiftMs).toISOString().slice(0, 10);
}

/** Never over a file that exists: it may be the copy that shows what was done. */
async function writeHeads(file: string, heads: readonly SealHead[]): Promise<void> {
  try {
    await writeFile(file, sealHeadsText(heads), { flag: 'wx' });
  } catch (error) {
    throw new OperatorFault(
      `${file} cannot be written, or exists.`,
      'Give --write-heads the name of a new file in a folder that you may write to.',
      { cause: error },
    );
  }
}
