import { type DroppedMonth, readDrops } from '../retention/droppedRow';
import type { StoredRow, StoreOptions } from '../tables/store/tableStore';
import { KnownContents } from './knownContents';
import type { SealableTables } from './sealableTables';
import { SealFindings } from './sealFindings';
import type { SealHead } from './sealHeads';
import { LINK_COLUMNS, LINK_ROW_KEY, linkRowKey, type StoredSealLink } from './sealLink';
import { readSealPosition } from './sealPosition';
import { storedMonths, storedTypeDays } from './storedTypeDays';
import { dayOf } from './typeDayRows';
import { verifyChain } from './verifyChain';
import { verifyTypeDay } from './verifyTypeDay';

/** What of the seals is to be checked. */
export interface SealQuestion {
  /** First and last day, `yyyy-MM-dd`, both included. Default: all. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** A copy of heads that was kept elsewhere: only that shows a chain cut at its end, or made anew. */
  readonly heads?: readonly SealHead[] | undefined;
}

/** What a check of seals has come to. */
export interface SealVerification {
  /** Days before this are sealed. */
  readonly sealedTo: string | undefined;
  /** Type-days with a chain, links, and rows that were compared. */
  readonly sealed: number;
  readonly links: number;
  readonly rows: number;
  readonly findings: SealFindings;
  /** Months (`yyyy-MM`) whose sealed tables are gone, the oldest ones: retention does this. */
  readonly droppedMonths: readonly string[];
  /** Those of them that this product dropped, by rows that say so. */
  readonly recordedDrops: readonly DroppedMonth[];
  /** Newest link of each chain. */
  readonly heads: readonly SealHead[];
}

/**
 * Checks seals against what stands in the tables now: every link, every sealed row with its text, every row that was added. Reads all of it;
 * writes nothing.
 * @param options.onTypeDay told of each type-day before it is checked
 * @throws OperatorFault where the store cannot be read
 */
export async function verifySeals(
  tables: SealableTables,
  { from = '', to = '9999-12-31', heads: copies = [] }: SealQuestion,
  { onTypeDay, ...options }: StoreOptions & { onTypeDay?: (typeDay: string) => void } = {},
): Promise<SealVerification> {
  const isAsked = (typeDay: string) => dayOf(typeDay) >= from && dayOf(typeDay) <= to;
  const findings = new SealFindings();
  const watched = { findings, contents: new KnownContents(tables) };
  const { sealedTo } = await readSealPosition(tables, options);
  const months = await storedMonths(tables, options);
  const dropped = new Set<string>();
  const chains = new Map<string, StoredSealLink | undefined>();
  const copied = Map.groupBy(
    copies.filter(({ partitionKey }) => isAsked(partitionKey)),
    (each) => each.partitionKey,
  );
  let links = 0;
  let rows = 0;
  // Also where the position was removed or set back: days are sealed in order, so all before one that is sealed are.
  let sealedBefore = sealedTo ?? '';
  for await (const chain of sealChains(tables, options)) {
    const partitionKey = chain[0]?.partitionKey ?? '';
    if (!isAsked(partitionKey)) continue;
    onTypeDay?.(partitionKey);
    const checked = await verifyChain(tables, chain, findings, options);
    links += checked.links.length;
    chains.set(partitionKey, checked.links.at(-1));
    compareWithCopies(checked.links, copied.get(partitionKey) ?? [], findings);
    const day = dayOf(partitionKey);
    if (checked.links[0]?.reason === 'first' && day > sealedBefore) sealedBefore = day;
    const month = day.slice(0, 7);
    if (months.includes(`${month}-01`))
      rows += await verifyTypeDay(tables, { partitionKey, link: checked.sound }, watched, options);
    else dropped.add(month);
  }
  for (const [partitionKey, ofChain] of copied)
    if (!chains.has(partitionKey)) compareWithCopies([], ofChain, findings);
  for (const month of months) {
    if (month.slice(0, 7) < from.slice(0, 7) || month > to) continue;
    for await (const partitionKey of storedTypeDays(
      tables,
      month,
      { after: '', before: sealedBefore },
      options,
    )) {
      if (chains.has(partitionKey) || !isAsked(partitionKey)) continue;
      onTypeDay?.(partitionKey);
      rows += await verifyTypeDay(tables, { partitionKey, link: undefined }, watched, options);
    }
  }
  const drops = dropped.size === 0 ? [] : await readDrops(tables, options);
  // Retention takes the oldest months: one between others that are there was taken by somebody else.
  const oldest = months[0] ?? '';
  for (const month of dropped)
    if (month > oldest) findings.noteBroken(month, undefined, 'the records table of this month is gone');
  return {
    sealedTo,
    sealed: chains.size,
    links,
    rows,
    findings,
    droppedMonths: [...dropped].filter((month) => month < oldest).sort(),
    recordedDrops: drops.filter(({ month }) => dropped.has(month) && month < oldest),
    heads: [...chains.values()].flatMap((link) =>
      link ? [{ partitionKey: link.partitionKey, number: link.number, hash: link.hash }] : [],
    ),
  };
}

function compareWithCopies(
  links: readonly StoredSealLink[],
  copies: readonly SealHead[],
  findings: SealFindings,
): void {
  for (const { partitionKey, number, hash } of copies) {
    const link = links.find((each) => each.number === number);
    if (link?.hash === hash) continue;
    const what = link ? 'it is not the link that was copied' : 'a link that was copied is gone';
    findings.noteBroken(partitionKey, linkRowKey(number), what);
  }
}

/** Head rows of the seals table, chain by chain. */
async function* sealChains(
  { store, names }: SealableTables,
  options: StoreOptions,
): AsyncGenerator<readonly StoredRow[]> {
  let chain: StoredRow[] = [];
  for await (const page of store.query(names.seals, "PartitionKey ge ''", {
    ...options,
    select: LINK_COLUMNS,
  })) {
    for (const row of page) {
      if (!LINK_ROW_KEY.test(row.rowKey)) continue;
      if (chain.length > 0 && chain[0]?.partitionKey !== row.partitionKey) {
        yield chain;
        chain = [];
      }
      chain.push(row);
    }
  }
  if (chain.length > 0) yield chain;
}
