import { startAzurite } from '../test/azurite/startAzurite';
import type { BenchOptions, Figure } from './figure';
import { measuredPoll } from './measuredPoll';
import { publishBacklog } from './publishBacklog';
import { startTenantProcess, type TenantProcess } from './tenantProcess';

const MEGABYTE = 1_000_000;
const DAY_MS = 24 * 60 * 60_000;

const LARGE = { records: 59_000, days: 30, floorMegabytes: 250 };
// Families by weight, so that a record takes 1.15 KB on average and the blob 68 MB.
const MIX = {
  aggregated: 13,
  item: 22,
  admin: 20,
  omePortal: 22,
  sync: 5,
  label: 10,
  compliance: 5,
  unknown: 3,
};
const MANY = { blobs: 5_000, recordsPerBlob: 10, floorMegabytes: 200 };

/** Most memory of a poll: one very large blob, then very many ordinary ones. */
export async function memory({ scale }: BenchOptions): Promise<Figure[]> {
  const now = new Date();
  const large = await peakOf(LARGE.floorMegabytes, 'one blob', async (tenant) => {
    const count = Math.round(LARGE.records * scale);
    const from = new Date(now.getTime() - LARGE.days * DAY_MS);
    const generate = { seed: 'bench', count, recordsPerBlob: count, from, streamed: true, mix: MIX };
    await tenant.ask('publish', { generate });
  });
  const many = await peakOf(MANY.floorMegabytes, 'many blobs', async (tenant) => {
    const records = Math.round(MANY.blobs * scale) * MANY.recordsPerBlob;
    await publishBacklog(tenant, { records, recordsPerBlob: MANY.recordsPerBlob, days: 6, now });
  });
  return [large, many];
}

async function peakOf(
  floorMegabytes: number,
  what: string,
  publish: (tenant: TenantProcess) => Promise<void>,
): Promise<Figure> {
  const tenant = await startTenantProcess();
  const azurite = await startAzurite();
  try {
    await publish(tenant);
    const sizes = [...(await tenant.ask('contents')).matchAll(/"sizeBytes":(\d+)/g)].map(([, size]) =>
      Number(size),
    );
    const megabytes = sizes.reduce((sum, size) => sum + size, 0) / MEGABYTE;
    const settings = { ...tenant.environment, TABLES_CONNECTION_STRING: azurite.connectionString };
    const { summary, peakBytes, durationMs } = await measuredPoll(settings);
    const peakMegabytes = peakBytes / MEGABYTE;
    return {
      figure: `peak memory, ${what}`,
      measured: `${peakMegabytes.toFixed(0)} MB`,
      reference: `${summary.records} records in ${sizes.length} blobs, ${megabytes.toFixed(0)} MB, ${(durationMs / 1_000).toFixed(0)} s`,
      floor: `< ${floorMegabytes} MB`,
      isMet: peakMegabytes < floorMegabytes && summary.complete,
    };
  } finally {
    await Promise.all([tenant.stop(), azurite.stop()]);
  }
}
