import { OperatorFault } from '../faults/operatorFault';
import { linkRowKey } from './sealLink';

/** The newest link of a chain, as a copy of it is kept elsewhere. */
export interface SealHead {
  readonly partitionKey: string;
  readonly number: number;
  readonly hash: string;
}

const LINE = /^(-?\d+_\d{4}-\d\d-\d\d) (\d{4,}) ([0-9a-f]{64})$/;

/** A copy of heads, one a line: `50_2026-11-10 0001 {hash}`. */
export function sealHeadsText(heads: Iterable<SealHead>): string {
  return [...heads]
    .map(({ partitionKey, number, hash }) => `${partitionKey} ${linkRowKey(number)} ${hash}\n`)
    .join('');
}

/**
 * Reads a copy of heads.
 * @throws OperatorFault with the line that is none: a copy that was cut or edited proves nothing
 */
export function parseSealHeads(text: string): SealHead[] {
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    const [, partitionKey, number, hash] = LINE.exec(line) ?? [];
    if (partitionKey !== undefined && number !== undefined && hash !== undefined)
      return [{ partitionKey, number: Number(number), hash }];
    throw new OperatorFault(
      `Line ${index + 1} of the file of seals is no seal.`,
      'Give the file as "verify --seal --write-heads" wrote it, whole and unchanged.',
    );
  });
}
