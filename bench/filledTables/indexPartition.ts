import { indexRows } from '../../shared/tables/auditIndex/indexRows';
import { rowJson } from '../../shared/tables/store/rowJson';
import type { Entity } from '../tableStore/entity';
import type { Partition } from '../tableStore/partition';
import { propertiesOf } from '../tableStore/transactionRequest';
import type { NumberedRecords } from './numberedRecords';

// So many references surely fit one row.
const CERTAIN_REFERENCES = 100;

/** One value's row, or one of its rows: what it begins with and the records that it stands for. */
interface IndexEntry {
  readonly prefix: string;
  readonly numbers: readonly number[];
}

/** One partition of the index: rows are made by the product's own row building when they are asked for. */
export class IndexPartition implements Partition {
  readonly #records: NumberedRecords;
  readonly #partitionKey: string;
  readonly #entries: readonly IndexEntry[];

  /** @param values `{value}|` with the numbers of its records, in the order of their times */
  constructor(
    records: NumberedRecords,
    partitionKey: string,
    values: ReadonlyMap<string, readonly number[]>,
  ) {
    this.#records = records;
    this.#partitionKey = partitionKey;
    const prefixes = [...values.keys()].sort();
    this.#entries = prefixes.flatMap((prefix) => this.#entriesOf(prefix, values.get(prefix) ?? []));
  }

  get size(): number {
    return this.#entries.length;
  }

  rowKeyAt(index: number): string {
    const { prefix = '', numbers } = this.#entries[index] ?? {};
    return prefix + this.#records.reference(numbers?.[0] ?? 0).rowKey;
  }

  entityAt(index: number): Entity {
    const { prefix = '', numbers = [] } = this.#entries[index] ?? {};
    const references = numbers.map((number) => this.#records.reference(number));
    const [made] = indexRows(this.#partitionKey, prefix, references);
    if (!made) throw new RangeError(`no index row ${index}`);
    const time = this.#records.creationTime(numbers[0] ?? 0);
    return { properties: propertiesOf(JSON.parse(rowJson(made.row))), timestamp: `${time}.0000000Z` };
  }

  /** Where a value has too many records for one row, the product says how they are shared out. */
  #entriesOf(prefix: string, numbers: readonly number[]): IndexEntry[] {
    if (numbers.length <= CERTAIN_REFERENCES) return [{ prefix, numbers }];
    const references = numbers.map((number) => this.#records.reference(number));
    let start = 0;
    return indexRows(this.#partitionKey, prefix, references).map(({ references: { length } }) => {
      const own = numbers.slice(start, start + length);
      start += length;
      return { prefix, numbers: own };
    });
  }
}
