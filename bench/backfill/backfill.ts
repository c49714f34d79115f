import { z } from 'zod';
import { contentKeys } from '../../shared/ledger/contentRows';
import type { BenchOptions, Figure } from '../figure';
import { atMost } from '../limits';
import { measuredPoll } from '../measuredPoll';
import { openBenchTables } from '../openBenchTables';
import { publishBacklog } from '../publishBacklog';
import { startTableProcess } from '../tableStore/startTableProcess';
import { startTenantProcess, type TenantProcess } from '../tenantProcess';

// Some minutes of the quota, in place of the 70,000 blobs and 35 minutes of seven days of a large tenant.
const BLOBS = 9_000;
// Few: what is measured is how the quota is used. Records beyond what one instance takes are work for more instances.
const RECORDS_PER_BLOB = 2;
const NEW_BLOBS_A_POLL = 5;
const DAYS = 6;
const QUOTA_A_MINUTE = 2_000;
// The timer's eight minutes, shorter, so that the backlog takes several polls.
const DEADLINE_MS = 120_000;
const MOST_POLLS = 100;
const FLOOR = 1.1;

const published = z.array(
  z.object({
    contentId: z.string(),
    contentType: z.string(),
    contentCreated: z.string(),
    contentExpiration: z.string(),
  }),
);
const counters = z.record(z.string(), z.number());
type NewContent = z.infer<typeof published>[number];

/** How long a backlog takes while new content keeps coming, against what the quota allows; and whether what is new waits behind it. */
export async function backfill({ scale }: BenchOptions): Promise<Figure[]> {
  const [tenant, tables] = await Promise.all([startTenantProcess(), startTableProcess()]);
  try {
    const blobs = Math.round(BLOBS * scale);
    const records = blobs * RECORDS_PER_BLOB;
    await publishBacklog(tenant, { records, recordsPerBlob: RECORDS_PER_BLOB, days: DAYS, now: new Date() });
    const settings = { ...tenant.environment, TABLES_CONNECTION_STRING: tables.connectionString };
    const startedAt = performance.now();
    let [polls, late, fresh] = [0, 0, 0];
    for (let backlog = 1; backlog > 0 && polls < MOST_POLLS; polls++) {
      // The first poll knows nothing yet: everything is new to it.
      const content = polls === 0 ? [] : await publishNew(tenant, polls);
      backlog = (await measuredPoll(settings, { deadlineMs: DEADLINE_MS })).summary.backlog;
      fresh += content.length;
      late += await waiting(tables.connectionString, content);
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    const requests = blobs + fresh + (await listings(tenant));
    const evenSeconds = (requests / QUOTA_A_MINUTE) * 60;
    const leastSeconds = Math.floor((requests - 1) / QUOTA_A_MINUTE) * 60;
    const strictly = leastSeconds > 0 ? `; ${(seconds / leastSeconds).toFixed(2)} x of the least` : '';
    return [
      {
        figure: `backlog of ${blobs} blobs, caught up`,
        measured: `${(seconds / evenSeconds).toFixed(2)} x; ${seconds.toFixed(0)} s in ${polls} polls${strictly}`,
        reference: `${requests} requests at the quota's 2,000 a minute take ${evenSeconds.toFixed(0)} s (the least: ${leastSeconds} s, were all of a minute's sent in its first moment)`,
        floor: `<= ${FLOOR} x`,
        ...atMost(seconds / evenSeconds, FLOOR),
      },
      {
        figure: 'new content that had to wait for more than one poll behind it',
        measured: String(late),
        reference: `${fresh} new blobs, ${NEW_BLOBS_A_POLL} before each poll but the first`,
        floor: '0',
        isMet: late === 0,
      },
    ];
  } finally {
    await Promise.all([tenant.stop(), tables.stop()]);
  }
}

async function publishNew(tenant: TenantProcess, poll: number): Promise<NewContent[]> {
  const generate = { seed: `new ${poll}`, count: NEW_BLOBS_A_POLL * RECORDS_PER_BLOB };
  const from = new Date(Date.now() - 60 * 60_000);
  const body = { generate: { ...generate, recordsPerBlob: RECORDS_PER_BLOB, from, delayMs: 1_000 } };
  return published.parse(JSON.parse(await tenant.ask('publish', body)));
}

/** @returns how many of them are not stored */
async function waiting(connectionString: string, content: readonly NewContent[]): Promise<number> {
  const { store, names } = openBenchTables(connectionString);
  let left = 0;
  for (const each of content) {
    const { partitionKey, rowKey } = contentKeys(each);
    const row = await store.read(names.content, partitionKey, rowKey, { select: ['state'] });
    if (row?.state !== 'stored') left += 1;
  }
  return left;
}

async function listings(tenant: TenantProcess): Promise<number> {
  return counters.parse(JSON.parse(await tenant.ask('counters'))).listContent ?? 0;
}
