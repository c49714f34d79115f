import type { BenchOptions, Figure } from '../figure';
import { atLeast } from '../limits';
import { type MeasuredPoll, measuredPoll } from '../measuredPoll';
import { median } from '../median';
import { publishBacklog } from '../publishBacklog';
import { startTableProcess } from '../tableStore/startTableProcess';
import { startTenantProcess } from '../tenantProcess';

const LATENCIES_MS = [0, 50, 200];
// Within what the quota lets go at once, so that it is not what is measured; and enough records that what a poll asks once, one after the
// other, is little of its time.
const BLOBS = 1_800;
const RECORDS_PER_BLOB = 20;
const DAYS = 6;
const FLOOR = { latencyMs: 50, rate: 0.8 };

interface Round extends MeasuredPoll {
  readonly storageRequests: number;
}

/** How much slower a poll is where every reply, of the API and of the storage, takes its time. */
export async function latency({ scale, rounds }: BenchOptions): Promise<Figure[]> {
  const blobs = Math.round(BLOBS * scale);
  const measured = new Map<number, Round[]>();
  for (let round = 0; round < rounds; round++) {
    // Slow and fast by turns: what else the machine does meets all of them.
    for (const latencyMs of LATENCIES_MS) {
      const polled = await pollOnce(blobs, latencyMs);
      measured.set(latencyMs, [...(measured.get(latencyMs) ?? []), polled]);
    }
  }
  const zeroMs = median((measured.get(0) ?? []).map(({ durationMs }) => durationMs));
  return LATENCIES_MS.filter((latencyMs) => latencyMs > 0).map((latencyMs) =>
    figureOf(latencyMs, measured.get(latencyMs) ?? [], { zeroMs, blobs }),
  );
}

async function pollOnce(blobs: number, latencyMs: number): Promise<Round> {
  const [tenant, tables] = await Promise.all([
    startTenantProcess({ latencyMs }),
    startTableProcess({ latencyMs }),
  ]);
  try {
    const records = blobs * RECORDS_PER_BLOB;
    await publishBacklog(tenant, {
      records,
      recordsPerBlob: RECORDS_PER_BLOB,
      days: DAYS,
      now: new Date(),
    });
    const polled = await measuredPoll({
      ...tenant.environment,
      TABLES_CONNECTION_STRING: tables.connectionString,
    });
    if (!polled.summary.complete || polled.summary.inserted !== records)
      throw new Error('the poll is not complete');
    return { ...polled, storageRequests: (await tables.takeCounts()).requests };
  } finally {
    await Promise.all([tenant.stop(), tables.stop()]);
  }
}

function figureOf(
  latencyMs: number,
  measured: readonly Round[],
  { zeroMs, blobs }: { zeroMs: number; blobs: number },
): Figure {
  const durationMs = median(measured.map((each) => each.durationMs));
  const ratio = zeroMs / durationMs;
  const [first] = measured;
  const { storageRequests = 0, summary } = first ?? {};
  // Little's law: requests a second times how long each takes is how many are under way.
  const inFlight = (requests: number, withinMs: number) => ((requests * latencyMs) / withinMs).toFixed(1);
  const apiRequests = summary?.apiRequests ?? 0;
  const isFloor = latencyMs === FLOOR.latencyMs;
  return {
    figure: `rate where each reply takes ${latencyMs} ms`,
    measured: `${ratio.toFixed(2)} x; ${(durationMs / 1_000).toFixed(1)} s; under way on average ${inFlight(apiRequests, durationMs)} requests to the API, ${inFlight(storageRequests, durationMs)} to the storage`,
    reference: `${blobs} blobs without latency: ${(zeroMs / 1_000).toFixed(1)} s; to be as fast ${inFlight(apiRequests, zeroMs)} and ${inFlight(storageRequests, zeroMs)} would be under way`,
    floor: isFloor ? `>= ${FLOOR.rate} x` : '(information)',
    ...(isFloor && atLeast(ratio, FLOOR.rate)),
  };
}
