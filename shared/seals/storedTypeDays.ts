import { odata } from '@azure/data-tables';
import type { StoreOptions } from '../tables/store/tableStore';
import type { SealableTables } from './sealableTables';

type Tables = Omit<SealableTables, 'clock'>;

const TYPE_DAY = /^(-?\d+)_\d{4}-\d\d-\d\d$/;

/** Months that have a table of records, as their first day `yyyy-MM-01`, oldest first. */
export async function storedMonths({ store, names }: Tables, options: StoreOptions = {}): Promise<string[]> {
  const months: string[] = [];
  for await (const table of store.tables(options)) {
    const month = names.monthOfRecords(table);
    if (month !== undefined) months.push(`${month.slice(0, 4)}-${month.slice(4)}-01`);
  }
  return months.sort();
}

/**
 * Record types of a month and the first day of each, by skipping from type to type: one request each.
 * @param options.likely types that are probably there: what follows each of them is asked for at once, so that nobody waits for one request
 *   after the other
 */
export async function* storedTypes(
  tables: Tables,
  month: string,
  { likely = [], ...options }: StoreOptions & { likely?: Iterable<string> } = {},
): AsyncGenerator<{ readonly type: string; readonly firstDay: string }> {
  const askedFor = new Map<string, Promise<string | undefined>>();
  const ask = (behind: string) => {
    const asked = askedFor.get(behind) ?? partitionBehind(tables, month, behind, options);
    askedFor.set(behind, asked);
    return asked;
  };
  for (const type of likely) {
    // Whoever comes that far is told; nobody may.
    ask(behindType(type)).catch(() => undefined);
  }
  let behind: string | undefined = '';
  while (behind !== undefined) {
    const partitionKey = await ask(behind);
    const type = partitionKey && TYPE_DAY.exec(partitionKey)?.[1];
    if (type) yield { type, firstDay: partitionKey.slice(-10) };
    // A partition of another form is somebody else's.
    behind = type ? behindType(type) : partitionKey;
  }
}

/** `50_~` is behind every day of type 50. */
function behindType(type: string): string {
  return `${type}_~`;
}

/**
 * The type-days of a month before a day, in key order, one request each.
 * @param after partition key behind which to begin
 * @param before day `yyyy-MM-dd`, itself not included
 */
export async function* storedTypeDays(
  tables: Tables,
  month: string,
  { after, before }: { after: string; before: string },
  options: StoreOptions = {},
): AsyncGenerator<string> {
  let behind: string | undefined = after;
  while (behind !== undefined) {
    const partitionKey = await partitionBehind(tables, month, behind, options);
    const type = partitionKey && TYPE_DAY.exec(partitionKey)?.[1];
    const isWanted = type && partitionKey.slice(-10) < before;
    if (isWanted) yield partitionKey;
    behind = type && !isWanted ? behindType(type) : partitionKey;
  }
}

async function partitionBehind(
  { store, names }: Tables,
  month: string,
  behind: string,
  options: StoreOptions,
): Promise<string | undefined> {
  const filter = odata`PartitionKey gt ${behind}`;
  // A page may be empty and yet not the last.
  for await (const [row] of store.query(names.records(month), filter, {
    ...options,
    select: [],
    pageSize: 1,
  }))
    if (row) return row.partitionKey;
  return undefined;
}
