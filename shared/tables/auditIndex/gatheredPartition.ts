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

// `17.value`, or `17!value` where the record was stored before.
const IS_KNOWN = '!';
const IS_NEW = '.';
// Ten full transactions.
const VALUES_A_PART = 1_000;

/** An index partition while it is gathered: hundreds wait at a time, so each is kept as small as it can be. */
export class GatheredPartition {
  readonly table: string;
  readonly partitionKey: string;
  readonly #entries = new TextLog();

  constructor(table: string, partitionKey: string) {
    this.table = table;
    this.partitionKey = partitionKey;
  }

  /** Memory that it takes, about. */
  get sizeInBytes(): number {
    return this.#entries.sizeInBytes;
  }

  /** How many references have been added: the most rows that it can take. */
  get length(): number {
    return this.#entries.length;
  }

  /**
   * @param reference its number among the references of its generation
   * @param isKnown whether the record was stored before
   */
  add(value: string, reference: number, isKnown: boolean): void {
    this.#entries.append(`${reference}${isKnown ? IS_KNOWN : IS_NEW}${value}`);
  }

  /**
   * What is to be written, records that share a value together: in parts, because the rows of a day's messages, all made at once, would take
   * more memory than everything else.
   */
  *parts(references: References): Generator<IndexPartition> {
    const { table, partitionKey } = this;
    const [numbers, known] = this.#byValue();
    // In order, so that the rows of a part lie side by side in the table.
    const inOrder = [...numbers].sort(([a], [b]) => (a < b ? -1 : 1));
    for (let start = 0; start < inOrder.length; start += VALUES_A_PART) {
      const part = inOrder.slice(start, start + VALUES_A_PART);
      const values = part.map(([value, found]) => [value, referencesAt(found, references)] as const);
      const knownHere = part.map(([value]) => value).filter((value) => known.has(value));
      yield { table, partitionKey, values, known: new Set(knownHere) };
    }
  }

  #byValue(): [Map<string, number | number[]>, Set<string>] {
    const numbers = new Map<string, number | number[]>();
    const known = new Set<string>();
    for (const entry of this.#entries) {
      const number = Number.parseInt(entry, 10);
      const markAt = String(number).length;
      const value = entry.slice(markAt + 1);
      if (entry[markAt] === IS_KNOWN) known.add(value);
      const present = numbers.get(value);
      if (present === undefined) numbers.set(value, number);
      else if (typeof present === 'number') numbers.set(value, [present, number]);
      else present.push(number);
    }
    return [numbers, known];
  }
}

function referencesAt(
  numbers: number | readonly number[],
  references: References,
): IndexReference | IndexReference[] {
  if (typeof numbers !== 'number') return numbers.map((number) => referenceAt(number, references));
  return referenceAt(numbers, references);
}

function referenceAt(number: number, references: References): IndexReference {
  const reference = references.at(number);
  if (reference === undefined) throw new RangeError(`there is no index reference ${number}`);
  return reference;
}
