import type { BenchOptions, Figure } from '../figure';
import { atMost } from '../limits';
import { measuredCommand } from '../measuredCommand';
import { measuredPoll } from '../measuredPoll';
import { publishBacklog } from '../publishBacklog';
import { startTableProcess } from '../tableStore/startTableProcess';
import { startTenantProcess } from '../tenantProcess';

// A million would take the table server more memory than a machine of today has to spare.
const SIZES = [1_000, 10_000, 100_000];
const RECORDS_PER_BLOB = 100;
const DAYS = 6;
const NO_QUOTA = 1_000_000;
// What is measured is time, and other processes take some of it.
const MOST_GROWTH = 1.1;
const MEGABYTE = 1_000_000;

interface Taken {
  readonly records: number;
  readonly pollCpuMs: number;
  readonly verifyCpuMs: number;
  readonly figures: readonly Figure[];
}

/** Polls more and more records into empty tables, verifies them, and asks for the status. */
export async function growthOfIngest({ scale }: Pick<BenchOptions, 'scale'>): Promise<Figure[]> {
  const taken: Taken[] = [];
  for (const size of SIZES) taken.push(await take(Math.round(size * scale)));
  const [, middle, last] = taken;
  if (!middle || !last) throw new RangeError('too few sizes');
  // The start of a process counts the same for few and many: from the middle on it hardly shows.
  const slope = (of: 'pollCpuMs' | 'verifyCpuMs') => last[of] / last.records / (middle[of] / middle.records);
  return [
    ...taken.flatMap(({ figures }) => figures),
    slopeFigure('taking them in', slope('pollCpuMs'), middle.records, last.records),
    slopeFigure('verifying them', slope('verifyCpuMs'), middle.records, last.records),
  ];
}

function slopeFigure(what: string, slope: number, from: number, to: number): Figure {
  return {
    figure: `CPU time a record, ${what}: ${to} against ${from}`,
    measured: `${slope.toFixed(2)} x`,
    reference: 'the same for each record: linear',
    floor: `<= ${MOST_GROWTH} x`,
    ...atMost(slope, MOST_GROWTH),
  };
}

async function take(records: number): Promise<Taken> {
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
    const verified = await measuredCommand(['verify', '--json'], settings);
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
      verifyCpuMs: verified.cpuMs,
      figures: [
        figure('poll', polled, `${writes}; ${pollCounts.entitiesGiven} entities read`),
        figure(
          'verify',
          verified,
          `${verifyCounts.requests} requests, ${verifyCounts.entitiesGiven} entities read`,
        ),
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
