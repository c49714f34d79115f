import { availableParallelism } from 'node:os';
import { compareTables } from '../../test/chaos/compareTables';
import { comparisonFaults } from '../../test/chaos/comparisonFaults';
import type { BenchOptions, Figure } from '../figure';
import { atLeast } from '../limits';
import { measuredPoll } from '../measuredPoll';
import { median } from '../median';
import { openBenchTables } from '../openBenchTables';
import { publishBacklog } from '../publishBacklog';
import { startQueueProcess } from '../queueStore/startQueueProcess';
import { spread } from '../spread';
import { startTableProcess } from '../tableStore/startTableProcess';
import { startTenantProcess } from '../tenantProcess';
import { tenantTruth } from '../tenantTruth';
import { timeWorkers, type WorkersTime } from './timeWorkers';

const LATENCY_MS = 50;
// Fewer than the quota of a minute, which the workers keep together: it would be what is measured.
const BLOBS = 1_500;
// Enough that what a process does at its start is little of it.
const RECORDS_PER_BLOB = 20;
const DAYS = 6;
const NO_QUOTA = 1_000_000;
// With so small a part of a core each, workers, tenant, tables and queue have room on two of them.
const WAYS: readonly Way[] = [
  { coreShare: 0.25, workers: [1, 4] },
  { coreShare: undefined, workers: [1, 2, 4, 8] },
];
const FLOOR = { workers: 4, times: 3 };

interface Way {
  /** What each worker may use of a core. Undefined: as much as there is. */
  readonly coreShare: number | undefined;
  readonly workers: readonly number[];
}

interface Run extends WorkersTime {
  readonly faults: readonly string[];
}

/** How much faster several workers of queue mode are than one, and whether each record is stored, once, whatever their number. */
export async function scale({ scale: share, rounds }: BenchOptions): Promise<Figure[]> {
  const figures: Figure[] = [];
  const faults: string[] = [];
  const blobs = Math.round(BLOBS * share);
  for (const way of WAYS) {
    const runs = new Map<number, Run[]>();
    for (let round = 0; round < rounds; round++) {
      for (const workers of way.workers) {
        const run = await runOnce(workers, blobs, way);
        runs.set(workers, [...(runs.get(workers) ?? []), run]);
        faults.push(...run.faults.map((fault) => `${workers} workers ${roomOf(way)}: ${fault}`));
      }
    }
    figures.push(...figuresOf(way, runs, blobs));
  }
  figures.push({
    figure: 'records lost, altered or stored twice, by 1 to 8 workers',
    measured: faults.length === 0 ? 'none' : faults.join('; '),
    reference: 'what was published, each run compared byte for byte',
    floor: 'none',
    isMet: faults.length === 0,
  });
  return figures;
}

function figuresOf(way: Way, runs: ReadonlyMap<number, readonly Run[]>, blobs: number): Figure[] {
  const { coreShare, workers: numbers } = way;
  const alone = runs.get(1) ?? [];
  const middle = (workers: number, of: 'durationMs' | 'cpuMs') =>
    median((runs.get(workers) ?? []).map((run) => run[of]));
  return numbers
    .filter((workers) => workers > 1)
    .map((workers) => {
      const ratios = (runs.get(workers) ?? []).map(
        ({ durationMs }, round) => (alone[round]?.durationMs ?? Number.NaN) / durationMs,
      );
      const isFloor = workers === FLOOR.workers && coreShare !== undefined;
      return {
        figure: `rate of ${workers} workers of queue mode ${roomOf(way)}`,
        measured: `${spread(ratios)}; ${rate(blobs, middle(workers, 'durationMs'))}`,
        reference: `1 such worker: ${rate(blobs, middle(1, 'durationMs'))}; ${blobs} blobs, ${LATENCY_MS} ms a reply; CPU time of all workers ${(middle(workers, 'cpuMs') / middle(1, 'cpuMs')).toFixed(2)} x, their starts included`,
        floor: isFloor ? `>= ${FLOOR.times} x` : '(information)',
        ...(isFloor && atLeast(median(ratios), FLOOR.times)),
      };
    });
}

function roomOf({ coreShare }: Way): string {
  const cores = availableParallelism();
  return coreShare === undefined
    ? `on all of ${cores} cores`
    : `with ${coreShare} of a core each, of ${cores}`;
}

function rate(blobs: number, durationMs: number): string {
  return `${((blobs * 1_000) / durationMs).toFixed(0)} blobs/s`;
}

/** One poll lists and hands over; then so many workers take it from there. */
async function runOnce(workers: number, blobs: number, { coreShare }: Pick<Way, 'coreShare'>): Promise<Run> {
  const [tenant, tables, queues] = await Promise.all([
    startTenantProcess({ latencyMs: LATENCY_MS, requestsPerMinute: NO_QUOTA }),
    startTableProcess({ latencyMs: LATENCY_MS }),
    startQueueProcess({ latencyMs: LATENCY_MS }),
  ]);
  try {
    const records = blobs * RECORDS_PER_BLOB;
    await publishBacklog(tenant, {
      records,
      recordsPerBlob: RECORDS_PER_BLOB,
      days: DAYS,
      // As the service does: with records of any day in each blob, what a worker gathers lies in many more partitions.
      order: 'asTheyArrive',
      now: new Date(),
    });
    const settings = {
      ...tenant.environment,
      INGEST_MODE: 'queue',
      TABLES_CONNECTION_STRING: tables.connectionString,
      QUEUES_CONNECTION_STRING: queues.connectionString,
    };
    await measuredPoll(settings);
    const worked = await timeWorkers(workers, tenant, { settings, coreShare });
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
