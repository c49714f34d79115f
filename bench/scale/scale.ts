import { availableParallelism } from 'node:os';
import { startAzurite } from '../../test/azurite/startAzurite';
import { compareTables } from '../../test/chaos/compareTables';
import { comparisonFaults } from '../../test/chaos/comparisonFaults';
import type { BenchOptions, Figure } from '../figure';
import { atLeast } from '../limits';
import { measuredPoll } from '../measuredPoll';
import { median } from '../median';
import { openBenchTables } from '../openBenchTables';
import { publishBacklog } from '../publishBacklog';
import { spread } from '../spread';
import { startTableProcess } from '../tableStore/startTableProcess';
import { startTenantProcess } from '../tenantProcess';
import { tenantTruth } from '../tenantTruth';
import { timeWorkers, type WorkersTime } from './timeWorkers';

const LATENCY_MS = 50;
const BLOBS = 1_500;
const RECORDS_PER_BLOB = 2;
const DAYS = 6;
const NO_QUOTA = 1_000_000;
const WORKERS = [1, 2, 4, 8];
const FLOOR = { workers: 4, times: 3 };

interface Run extends WorkersTime {
  readonly faults: readonly string[];
}

/** How much faster several workers of queue mode are than one, and whether each record is stored, once, whatever their number. */
export async function scale({ scale: share, rounds }: BenchOptions): Promise<Figure[]> {
  const blobs = Math.round(BLOBS * share);
  const runs = new Map<number, Run[]>();
  for (let round = 0; round < rounds; round++) {
    for (const workers of WORKERS)
      runs.set(workers, [...(runs.get(workers) ?? []), await runOnce(workers, blobs)]);
  }
  const middle = (workers: number, of: 'durationMs' | 'cpuMs') =>
    median((runs.get(workers) ?? []).map((run) => run[of]));
  const durationOf = (workers: number) => middle(workers, 'durationMs');
  const faults = [...runs].flatMap(([workers, own]) =>
    own.flatMap((run) => run.faults.map((fault) => `${workers} workers: ${fault}`)),
  );
  return [
    ...WORKERS.filter((workers) => workers > 1).map((workers) => {
      const ratios = (runs.get(workers) ?? []).map(
        ({ durationMs }, round) => (runs.get(1)?.[round]?.durationMs ?? Number.NaN) / durationMs,
      );
      const isFloor = workers === FLOOR.workers;
      return {
        figure: `rate of ${workers} workers of queue mode`,
        measured: `${spread(ratios)}; ${rate(blobs, durationOf(workers))}`,
        reference: `1 worker: ${rate(blobs, durationOf(1))}; ${blobs} blobs, ${LATENCY_MS} ms a reply; CPU time of all workers ${(middle(workers, 'cpuMs') / middle(1, 'cpuMs')).toFixed(2)} x on ${availableParallelism()} cores`,
        floor: isFloor ? `>= ${FLOOR.times} x` : '(information)',
        ...(isFloor && atLeast(median(ratios), FLOOR.times)),
      };
    }),
    {
      figure: 'records lost, altered or stored twice, by 1 to 8 workers',
      measured: faults.length === 0 ? 'none' : faults.join('; '),
      reference: `${blobs * RECORDS_PER_BLOB} records published, each run compared byte for byte`,
      floor: 'none',
      isMet: faults.length === 0,
    },
  ];
}

function rate(blobs: number, durationMs: number): string {
  return `${((blobs * 1_000) / durationMs).toFixed(0)} blobs/s`;
}

/** One poll lists and hands over; then so many workers take it from there. */
async function runOnce(workers: number, blobs: number): Promise<Run> {
  const [tenant, tables, queues] = await Promise.all([
    startTenantProcess({ latencyMs: LATENCY_MS, requestsPerMinute: NO_QUOTA }),
    startTableProcess({ latencyMs: LATENCY_MS }),
    startAzurite({ queues: true }),
  ]);
  try {
    const records = blobs * RECORDS_PER_BLOB;
    await publishBacklog(tenant, {
      records,
      recordsPerBlob: RECORDS_PER_BLOB,
      days: DAYS,
      now: new Date(),
    });
    const settings = {
      ...tenant.environment,
      INGEST_MODE: 'queue',
      TABLES_CONNECTION_STRING: tables.connectionString,
      QUEUES_CONNECTION_STRING: queues.connectionString,
    };
    await measuredPoll(settings);
    const worked = await timeWorkers(workers, tenant, settings);
    const comparison = await compareTables(
      openBenchTables(tables.connectionString),
      await tenantTruth(tenant),
    );
    const twice = worked.inserted === records ? [] : [`${worked.inserted} of ${records} counted as inserted`];
    return { ...worked, faults: [...comparisonFaults(comparison), ...twice] };
  } finally {
    await Promise.all([tenant.stop(), tables.stop(), queues.stop()]);
  }
}
