import type { BenchOptions, Figure } from '../figure';
import { atMost } from '../limits';
import { type CostOfPoll, costOfPoll } from './costOfPoll';
import type { LeastTransactions } from './leastWrites';
import { monthlyCost, STORED_BYTES_A_RECORD } from './monthlyCost';

const RECORDS = 10_000;
const BLOB_SIZES = [1, 10, 100];
const FLOOR = 1.05;
const QUOTA_A_MINUTE = 1_900;
const MEMORY_GB = 2;
const THOUSAND = 1_000;
const TENANT_SIZES = [100, 1_000, 10_000, 100_000];

/** What records cost, in requests, bytes and money, for blobs of several sizes; then each kind of the index by itself. */
export async function cost({ scale }: BenchOptions): Promise<Figure[]> {
  const records = Math.round(RECORDS * scale);
  const figures: Figure[] = [];
  for (const size of BLOB_SIZES) {
    const polled = await costOfPoll(records, size);
    figures.push(...writeFigures(polled, records, size), ...otherFigures(polled, records, size));
    if (size === BLOB_SIZES.at(-1)) figures.push(...kindFigures(polled, records));
  }
  return [...figures, ...moneyFigures()];
}

function writeFigures({ summary, stored, least }: CostOfPoll, records: number, size: number): Figure[] {
  const what = `${records} records in blobs of ${size}`;
  const { values, overflow } = least.indexRows;
  const rows = [...stored].reduce((sum, [part, { rows: own }]) => sum + (part === 'records' ? 0 : own), 0);
  return [
    transactionFigure(`transactions of records, ${what}`, summary.transactions, least.records),
    transactionFigure(`transactions of the index, ${what}`, summary.indexTransactions, least.index),
    {
      figure: `rows of the index, ${what}`,
      measured: `${rows} = ${(rows / (values + overflow)).toFixed(3)} x`,
      reference: `${values} distinct (kind, day, value), ${overflow} rows for what does not fit one`,
      floor: '<= 1 x',
      ...atMost(rows, values + overflow),
    },
  ];
}

function transactionFigure(figure: string, taken: number, { byRows, cutBySize }: LeastTransactions): Figure {
  const counted = taken - cutBySize;
  return {
    figure,
    measured: `${taken} = ${(counted / byRows).toFixed(3)} x${cutBySize > 0 ? `, ${cutBySize} cut at 4 MiB apart` : ''}`,
    reference: `${byRows}: each partition in full transactions`,
    floor: `<= ${FLOOR} x`,
    ...atMost(counted / byRows, FLOOR),
  };
}

function otherFigures(polled: CostOfPoll, records: number, size: number): Figure[] {
  const { summary, stored, entitiesRead, durationMs } = polled;
  const each = (count: number) => ((count * THOUSAND) / records).toFixed(1);
  const bytes = [...stored.values()].reduce((sum, { bytes: own }) => sum + own, 0);
  // As the quota has it: a minute's requests at once, the others evenly.
  const quotaSeconds = ((summary.apiRequests - QUOTA_A_MINUTE) / QUOTA_A_MINUTE) * 60;
  const seconds = Math.max(durationMs / 1_000, quotaSeconds);
  return [
    {
      figure: `a thousand records, blobs of ${size}`,
      measured: `${each(summary.transactions)} transactions of records, ${each(summary.indexTransactions)} of the index, ${each(summary.ledgerTransactions)} of the ledger; ${each(summary.reads)} reads (${each(entitiesRead)} entities)`,
      reference: `${each(summary.apiRequests)} API requests, ${each(seconds * MEMORY_GB)} GB-seconds, ${Math.round(bytes / records)} bytes stored a record`,
      floor: '(information)',
    },
  ];
}

function kindFigures({ stored, summary }: CostOfPoll, records: number): Figure[] {
  const all = [...stored.values()];
  const total = all.reduce((sum, { bytes }) => sum + bytes, 0);
  const writes = summary.transactions + summary.indexTransactions;
  return [...stored].map(([part, { rows, bytes, transactions }]) => ({
    figure: part === 'records' ? 'stored: records' : `stored: index by ${part}`,
    measured: `${((rows * THOUSAND) / records).toFixed(0)} rows, ${Math.round(bytes / records)} bytes a record`,
    reference: `${((bytes / total) * 100).toFixed(0)} % of what is stored, ${((transactions / writes) * 100).toFixed(0)} % of the transactions: what would be less without it`,
    floor: '(information)',
  }));
}

function moneyFigures(): Figure[] {
  const dollars = (users: number) => monthlyCost(users, { monthsKept: 12 }).total.toFixed(2);
  return [
    {
      figure: 'a month, after a year of records',
      measured: TENANT_SIZES.map((users) => `${users} users: $${dollars(users)}`).join(', '),
      reference: `list prices, ${STORED_BYTES_A_RECORD} bytes a record: docs/cost.md`,
      floor: '(information)',
    },
  ];
}
