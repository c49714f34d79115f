import type { BenchOptions, Figure } from '../figure';
import { atMost } from '../limits';
import { measuredCommand } from '../measuredCommand';
import { measuredPoll } from '../measuredPoll';
import { publishBacklog } from '../publishBacklog';
import { startTableProcess } from '../tableStore/startTableProcess';
import { startTenantProcess } from '../tenantProcess';

// A million would take the table server more memory than a machine of today has to spare.
const SIZES = [1_000, 10_000, 100_000];
// Verifying looks up each record of a blob, and these blobs hold all types and days: up to here within minutes.
const MOST_VERIFIED = 10_000;
const RECORDS_PER_BLOB = 100;
const DAYS = 6;
const NO_QUOTA = 1_000_000;
// What is measured is time, and other processes take some of it.
const MOST_GROWTH = 1.1;
const MEGABYTE = 1_000_000;

interface Taken {
  readonly records: number;
  readonly pollCpuMs: number;
  readonly figures: readonly Figure[];
}

/** Polls more and more records into empty tables, verifies them, and asks for the status. */
export async function growthOfIngest({ scale }: Pick<BenchOptions, 'scale'>): Promise<Figure[]> {
  const taken: Taken[] = [];
  for (const size of SIZES)
    taken.push(await take(Math.round(size * scale), { isVerified: size <= MOST_VERIFIED }));
  const [, middle, last] = taken;
  if (!middle || !last) throw new RangeError('too few sizes');
  // The start of a process counts the same for few and many: from the middle on it hardly shows.
  const slope = last.pollCpuMs / last.records / (middle.pollCpuMs / middle.records);
  return [
    ...taken.flatMap(({ figures }) => figures),
    {
      figure: `CPU time of a poll a record, ${last.records} against ${middle.records}`,
      measured: `${slope.toFixed(2)} x`,
      reference: 'the same for each record: linear',
      floor: `<= ${MOST_GROWTH} x`,
      ...atMost(slope, MOST_GROWTH),
    },
  ];
}

async function take(records: number, { isVerified }: { isVerified: boolean }): Promise<Taken> {
  const [tenant, tables] = await Promise.all([
    startTenantProcess({ requestsPerMinute: NO_QUOTA }),
    startTableProcess(),
  ]);
  try {
    await publishBacklog(tenant, {
      records,
      recordsPerBlob: RECORDS_PER_BLOB,
      days: DAYS,
      now: new Date(),
    });
    const settings = { ...tenant.environment, TABLES_CONNECTION_STRING: tables.connectionString };
    const polled = await measuredPoll(settings, { requestsPerMinute: NO_QUOTA });
    const { summary } = polled;
    if (!summary.complete || summary.inserted !== records) throw new Error('the poll is not complete');
    const pollCounts = await tables.takeCounts();
    const verified = isVerified ? await measuredCommand(['verify', '--json'], settings) : undefined;
    const verifyCounts = await tables.takeCounts();
    const status = await measuredCommand(['status', '--json'], settings);
    const statusCounts = await tables.takeCounts();
    const figure = (name: string, run: typeof status, reference: string): Figure => ({
      figure: `${name}, ${records} records`,
      measured: `${(run.durationMs / 1_000).toFixed(1)} s (CPU ${(run.cpuMs / 1_000).toFixed(1)} s), ${(run.peakBytes / MEGABYTE).toFixed(0)} MB`,
      reference,
      floor: '(information)',
    });
    const writes = `${summary.transactions} transactions of records, ${summary.indexTransactions} of the index, ${summary.ledgerTransactions} of the ledger`;
    return {
      records,
      pollCpuMs: polled.cpuMs,
      figures: [
        figure('poll', polled, `${writes}; ${pollCounts.entitiesGiven} entities read`),
        ...(verified
          ? [
              figure(
                'verify',
                verified,
                `${verifyCounts.requests} requests, ${verifyCounts.entitiesGiven} entities read`,
              ),
            ]
          : []),
        figure(
          'status',
          status,
          `${statusCounts.requests} requests, ${statusCounts.entitiesGiven} entities read`,
        ),
      ],
    };
  } finally {
    await Promise.all([tenant.stop(), tables.stop()]);
  }
}
