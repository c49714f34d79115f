import { startAzurite } from '../test/azurite/startAzurite';
import { compareTables } from '../test/chaos/compareTables';
import { comparisonFaults } from '../test/chaos/comparisonFaults';
import type { TableTruth } from '../test/chaos/tableTruth';
import type { BenchOptions, Figure } from './figure';
import { atMost } from './limits';
import { measuredPoll } from './measuredPoll';
import { openBenchTables } from './openBenchTables';
import { publishBacklog } from './publishBacklog';
import { startTenantProcess } from './tenantProcess';
import { tenantTruth } from './tenantTruth';

const RECORDS = 20_000;
const RECORDS_PER_BLOB = 10;
const DAYS = 6;
const ROWS_A_TRANSACTION = 100;
const FLOOR = 1.05;

/** How many transactions a backlog of small mixed blobs takes, whether all of it is there once, and what a second poll writes. */
export async function transactions({ scale }: BenchOptions): Promise<Figure[]> {
  const tenant = await startTenantProcess();
  const azurite = await startAzurite();
  try {
    const records = Math.round(RECORDS * scale);
    await publishBacklog(tenant, { records, recordsPerBlob: RECORDS_PER_BLOB, days: DAYS, now: new Date() });
    const settings = { ...tenant.environment, TABLES_CONNECTION_STRING: azurite.connectionString };
    const first = await measuredPoll(settings);
    const truth = await tenantTruth(tenant);
    const least = leastTransactions(truth);
    const comparison = await compareTables(openBenchTables(azurite.connectionString), truth);
    const faults = comparisonFaults(comparison);
    const again = (await measuredPoll(settings)).summary;
    const writesAgain = again.transactions + again.indexTransactions + again.ledgerTransactions;
    const taken = first.summary.transactions;
    return [
      {
        figure: `transactions for ${records} records in ${truth.contents.length} blobs`,
        measured: `${taken} = ${(taken / least).toFixed(3)} x`,
        reference: `${least}: each partition in full transactions`,
        floor: `<= ${FLOOR} x`,
        ...atMost(taken, FLOOR * least),
      },
      {
        figure: 'records stored once, byte for byte, found by every lookup',
        measured: `${comparison.records.stored}${faults.length > 0 ? `; ${faults.join('; ')}` : ''}`,
        reference: `${comparison.records.published} published`,
        floor: 'all',
        isMet: faults.length === 0 && first.summary.complete,
      },
      {
        figure: 'writes of a second poll (records, index, ledger)',
        measured: String(writesAgain),
        reference: 'nothing new',
        floor: '0',
        isMet: writesAgain === 0 && again.complete,
      },
    ];
  } finally {
    await Promise.all([tenant.stop(), azurite.stop()]);
  }
}

/** Sum over the partitions (type and UTC day) of ceil(records / 100). */
function leastTransactions({ records }: TableTruth): number {
  const partitions = new Map<string, number>();
  for (const { recordType, creationTime } of records) {
    const partition = `${recordType}_${creationTime.slice(0, 10)}`;
    partitions.set(partition, (partitions.get(partition) ?? 0) + 1);
  }
  return [...partitions.values()].reduce((sum, rows) => sum + Math.ceil(rows / ROWS_A_TRANSACTION), 0);
}
