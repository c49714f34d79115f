import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { builtScript } from '../../test/chaos/builtScript';
import { measuredProcess } from '../measuredProcess';
import type { TenantProcess } from '../tenantProcess';

const LOOK_MS = 20;
const counters = z.looseObject({ fetchContent: z.number().default(0) });
const summaryShape = z.object({ taken: z.number(), stored: z.number(), inserted: z.number() });

/** What some workers took together. */
export interface WorkersTime {
  /** From the first fetch to the end of the last worker: the start of so many processes on one machine is not what scales. */
  readonly durationMs: number;
  /** Time of processors, of all of them. */
  readonly cpuMs: number;
  readonly inserted: number;
}

/**
 * Runs workers, each a process of its own, until the queue is empty.
 * @param options.coreShare how much of a core each may use. Default: as much as there is
 */
export async function timeWorkers(
  workers: number,
  tenant: TenantProcess,
  { settings, coreShare }: { settings: Readonly<Record<string, string>>; coreShare?: number | undefined },
): Promise<WorkersTime> {
  const command = [builtScript('cli/audit.js'), 'ingest', '--until-empty', '--json'];
  const how =
    coreShare === undefined
      ? { settings }
      : {
          settings: { ...settings, CORE_SHARE: String(coreShare) },
          preload: [builtScript('bench/scale/heldToShare.js')],
        };
  // All of them have ended before the failure of one is told: none stays behind.
  const running = Promise.allSettled(Array.from({ length: workers }, () => measuredProcess(command, how)));
  const ended = running.then(() => true);
  const isFetched = async () => counters.parse(JSON.parse(await tenant.ask('counters'))).fetchContent > 0;
  while (!(await isFetched())) if (await Promise.race([ended, delay(LOOK_MS, false)])) break;
  const startedAt = performance.now();
  const settled = await running;
  const durationMs = performance.now() - startedAt;
  const ends = settled.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
  const summaries = ends.map(({ printed }) => summaryShape.parse(JSON.parse(printed)));
  return {
    durationMs,
    cpuMs: ends.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    inserted: summaries.reduce((sum, { inserted }) => sum + inserted, 0),
  };
}
