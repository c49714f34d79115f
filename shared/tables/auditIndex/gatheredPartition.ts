import { TextLog } from '../store/textLog';
import type { IndexReference } from './indexReference';

/** The values of one index partition and what each refers to. */
export interface IndexPartition {
  readonly table: string;
  readonly partitionKey: string;
  /** A lone reference stands without an array: most values have one. */
  readonly values: ReadonlyMap<string, IndexReference | IndexReference[]>;
  /** Values with a record that was stored before: their existing rows are read, so that nothing is written twice. */
  readonly known: ReadonlySet<string>;
}

const ENTRY = /^(?<reference>\d+)(?<mark>[.!])(?<value>.*)$/s;
const IS_KNOWN = '!';

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

  /**
   * @param reference its number among the references of its generation
   * @param isKnown whether the record was stored before
   */
  add(value: string, reference: number, isKnown: boolean): void {
    this.#entries.append(`${reference}${isKnown ? IS_KNOWN : '.'}${value}`);
  }

  /** What is to be written: records that share a value come to stand together. */
  gathered(references: readonly IndexReference[]): IndexPartition {
    const { table, partitionKey } = this;
    const values = new Map<string, IndexReference | IndexReference[]>();
    const known = new Set<string>();
    for (const entry of this.#entries) {
      const { reference: number, mark, value } = ENTRY.exec(entry)?.groups ?? {};
      const reference = references[Number(number)];
      if (value === undefined || reference === undefined) throw new RangeError('an index entry is broken');
      if (mark === IS_KNOWN) known.add(value);
      const present = values.get(value);
      if (present === undefined) values.set(value, reference);
      else if (Array.isArray(present)) present.push(reference);
      else values.set(value, [present, reference]);
    }
    return { table, partitionKey, values, known };
  }
}
