import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { type MeasuredPoll, measuredPoll } from '../measuredPoll';
import { startTableProcess } from '../tableStore/startTableProcess';
import { startTenantProcess } from '../tenantProcess';

// What Table Storage takes for a transaction within a region.
const STORAGE_LATENCY_MS = 20;
const LOOK_MS = 100;
const counters = z.record(z.string(), z.number());

/** How far a poll has come: requests of each kind that the tenant has answered. */
export type TenantCounters = z.infer<typeof counters>;

/**
 * Polls generated content into tables that keep nothing of records and index, so that the peak is the poll's and the run is short.
 * @param generate what the tenant's control API takes
 * @param isEnough asks the poll to stop, as Ctrl-C does, once this is true
 */
export async function pollForgotten(
  generate: Readonly<Record<string, unknown>>,
  isEnough?: (counted: TenantCounters) => boolean,
): Promise<MeasuredPoll & { publishedBytes: number }> {
  const [tenant, tables] = await Promise.all([
    startTenantProcess(),
    startTableProcess({ isForgetful: true, latencyMs: STORAGE_LATENCY_MS }),
  ]);
  const ended = new AbortController();
  try {
    await tenant.ask('publish', { generate });
    const sizes = [...(await tenant.ask('contents')).matchAll(/"sizeBytes":(\d+)/g)];
    const settings = { ...tenant.environment, TABLES_CONNECTION_STRING: tables.connectionString };
    const stopWhenEnough = async (stop: () => void) => {
      while (!ended.signal.aborted) {
        if (isEnough?.(counters.parse(JSON.parse(await tenant.ask('counters'))))) return stop();
        await delay(LOOK_MS);
      }
    };
    let watching: Promise<void> | undefined;
    const polled = await measuredPoll(settings, {
      onStart: (stop) => {
        if (isEnough) watching = stopWhenEnough(stop);
      },
    });
    ended.abort();
    await watching;
    return { ...polled, publishedBytes: sizes.reduce((sum, [, size]) => sum + Number(size), 0) };
  } finally {
    ended.abort();
    await Promise.all([tenant.stop(), tables.stop()]);
  }
}
