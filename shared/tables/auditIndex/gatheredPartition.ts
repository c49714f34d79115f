import { TextLog } from '../store/textLog';
import type { IndexReference } from './indexReference';
import type { References } from './referenceLog';

/** The values of one index partition and what each refers to. */
export interface IndexPartition {
  readonly table: string;
  readonly partitionKey: string;
  /** In order. A lone reference stands without an array: most values have one. */
  readonly values: Iterable<readonly [value: string, found: IndexReference | IndexReference[]]>;
  /** Values with a record that was stored before: their existing rows are read, so that nothing is written twice. */
  readonly known: ReadonlySet<string>;
}

// A place in an array that grows by half: measured on Node 24.
const BYTES_A_NUMBER = 10;
// Ten full transactions.
const VALUES_A_PART = 1_000;

/** An index partition while it is gathered: hundreds wait at a time, so each is kept as small as it can be. */
export class GatheredPartition {
  readonly table: string;
  readonly partitionKey: string;
  readonly #values = new TextLog();
  /** Of each value its reference's number; below zero, see {@link mirrored}, where the record was stored before. */
  readonly #numbers: number[] = [];

  constructor(table: string, partitionKey: string) {
    this.table = table;
    this.partitionKey = partitionKey;
  }

  /** Memory that it takes, about. */
  get sizeInBytes(): number {
    return this.#values.sizeInBytes + this.#numbers.length * BYTES_A_NUMBER;
  }

  /** How many references have been added: the most rows that it can take. */
  get length(): number {
    return this.#numbers.length;
  }

  /**
   * @param reference its number among the references of its generation
   * @param isKnown whether the record was stored before
   */
  add(value: string, reference: number, isKnown: boolean): void {
    this.#values.append(value);
    this.#numbers.push(isKnown ? mirrored(reference) : reference);
  }

  /**
   * What is to be written, records that share a value together: in parts, because the rows of a day's messages, all made at once, would take
   * more memory than everything else.
   */
  *parts(references: References): Generator<IndexPartition> {
    const { table, partitionKey } = this;
    const [numbers, known] = this.#byValue();
    // In order, so that the rows of a part lie side by side in the table.
    const inOrder = [...numbers.keys()].sort();
    for (let start = 0; start < inOrder.length; start += VALUES_A_PART) {
      const part = inOrder.slice(start, start + VALUES_A_PART);
      const values = part.map((value) => [value, referencesAt(numbers.get(value), references)] as const);
      yield { table, partitionKey, values, known: new Set(part.filter((value) => known.has(value))) };
    }
  }

  #byValue(): [Map<string, number | number[]>, Set<string>] {
    const numbers = new Map<string, number | number[]>();
    const known = new Set<string>();
    let at = 0;
    for (const value of this.#values) {
      const held = this.#numbers[at++];
      if (held === undefined) throw new RangeError('an index value without its reference');
      if (held < 0) known.add(value);
      const number = held < 0 ? mirrored(held) : held;
      const present = numbers.get(value);
      if (present === undefined) numbers.set(value, number);
      else if (typeof present === 'number') numbers.set(value, [present, number]);
      else present.push(number);
    }
    return [numbers, known];
  }
}

/** A number below zero for one that is not, the first one too, and back. */
function mirrored(number: number): number {
  return -1 - number;
}

function referencesAt(
  numbers: number | readonly number[] | undefined,
  references: References,
): IndexReference | IndexReference[] {
  if (numbers === undefined) throw new RangeError('an index value without its references');
  if (typeof numbers !== 'number') return numbers.map((number) => referenceAt(number, references));
  return referenceAt(numbers, references);
}

function referenceAt(number: number, references: References): IndexReference {
  const reference = references.at(number);
  if (reference === undefined) throw new RangeError(`there is no index reference ${number}`);
  return reference;
}
