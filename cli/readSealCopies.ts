import { readFile } from 'node:fs/promises';
import { OperatorFault } from '../shared/faults/operatorFault';
import type { SealCopies } from '../shared/seals/sealCopies';
import { parseSealHeads, type SealHead } from '../shared/seals/sealHeads';

/** Copies of seals that a check was made with, and where they could not be had. */
export interface ComparedCopies {
  readonly heads: readonly SealHead[] | undefined;
  readonly comparedWith: readonly { readonly place: string; readonly copies: number }[];
  /** Why the container was left out. */
  readonly notCompared: OperatorFault | undefined;
}

/**
 * Reads the copies that a check is to compare with: those of the container, and those of a file. A container that cannot be read leaves
 * the check to the tables, and the check says so.
 * @throws OperatorFault where the file cannot be read
 */
export async function readSealCopies(
  copies: SealCopies | undefined,
  file: string | undefined,
  options: { abortSignal: AbortSignal },
): Promise<ComparedCopies> {
  const comparedWith: { place: string; copies: number }[] = [];
  const heads: SealHead[] = [];
  let notCompared: OperatorFault | undefined;
  if (file !== undefined) {
    heads.push(...(await headsOfFile(file)));
    comparedWith.push({ place: file, copies: heads.length });
  }
  if (copies) {
    try {
      const kept: SealHead[] = [];
      for await (const head of copies.list(options)) kept.push(head);
      heads.push(...kept);
      comparedWith.push({ place: copies.place, copies: kept.length });
    } catch (error) {
      if (!(error instanceof OperatorFault)) throw error;
      notCompared = error;
    }
  }
  return { heads: comparedWith.length > 0 ? heads : undefined, comparedWith, notCompared };
}

async function headsOfFile(file: string): Promise<SealHead[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new OperatorFault(
      `${file} cannot be read.`,
      'Give the file that "verify --seal --write-heads" wrote.',
      { cause: error },
    );
  }
  return parseSealHeads(text);
}
