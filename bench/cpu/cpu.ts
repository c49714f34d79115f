import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { builtScript } from '../../test/chaos/builtScript';
import type { BenchOptions, Figure } from '../figure';
import { atMost } from '../limits';
import { measuredPoll } from '../measuredPoll';
import { median } from '../median';
import { openBenchTables } from '../openBenchTables';
import { type Backlog, publishBacklog } from '../publishBacklog';
import { rowsOf } from '../rowsOf';
import { spread } from '../spread';
import { storedTables } from '../storedTables';
import { startTableProcess } from '../tableStore/startTableProcess';
import { startTenantProcess } from '../tenantProcess';
import { timeBareLoop } from '../timeBareLoop';

const RECORDS = 20_000;
const RECORDS_PER_BLOB = 100;
// Within what the API lists, so that records and listing reach back equally far.
const DAYS = 6;
const FLOOR = { records: 1.7, all: 1.4 };

type Order = NonNullable<Backlog['order']>;

/** What a poll takes of processors, against a loop that does nothing but submit the very same entities: records alone, then with the index. */
export async function cpu({ scale, rounds }: BenchOptions): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const records = Math.round(RECORDS * scale);
    const files = {
      records: join(folder, 'records'),
      all: join(folder, 'all'),
      mixed: join(folder, 'mixed'),
    };
    const tables = await polledTables(records, 'asTheyArrive');
    const recordTables = tables.filter(({ isRecords }) => isRecords);
    const mixedTables = await polledTables(records, 'mixed');
    await writeFile(files.records, serialize(recordTables));
    await writeFile(files.all, serialize(tables));
    await writeFile(files.mixed, serialize(mixedTables));
    const withoutIndex = [builtScript('bench/cpu/withoutIndex.js')];
    const usual = { records, order: 'asTheyArrive', preload: [] } as const;
    const alone = await inTurn(rounds, { ...usual, file: files.records, preload: withoutIndex });
    const both = await inTurn(rounds, { ...usual, file: files.all });
    const mixed = await inTurn(rounds, { ...usual, file: files.mixed, order: 'mixed' });
    return [
      figureOf('records alone', alone, { rows: rowsOf(recordTables), most: FLOOR.records }),
      figureOf('records and index', both, { rows: rowsOf(tables), most: FLOOR.all }),
      figureOf('both, all days mixed in each blob', mixed, { rows: rowsOf(mixedTables) }),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Round {
  readonly pollMs: number;
  readonly bareMs: number;
}

/** Which of the two comes first alternates. */
async function inTurn(
  rounds: number,
  { file, ...polled }: { records: number; order: Order; file: string; preload: readonly string[] },
): Promise<Round[]> {
  const measured: Round[] = [];
  const bareLoop = async () =>
    (await timeBareLoop(file, () => startTableProcess({ isForgetful: true }))).cpuMs;
  for (let round = 0; round < rounds; round++) {
    const before = round % 2 === 0 ? await forgottenPoll(polled) : undefined;
    const bareMs = await bareLoop();
    measured.push({ pollMs: before ?? (await forgottenPoll(polled)), bareMs });
  }
  return measured;
}

async function forgottenPoll({
  records,
  order,
  preload,
}: {
  records: number;
  order: Order;
  preload: readonly string[];
}): Promise<number> {
  const [tenant, tables] = await Promise.all([
    startTenantProcess(),
    startTableProcess({ isForgetful: true }),
  ]);
  try {
    await publishBacklog(tenant, backlogOf(records, order));
    const settings = { ...tenant.environment, TABLES_CONNECTION_STRING: tables.connectionString };
    const { cpuMs, summary } = await measuredPoll(settings, { preload });
    if (!summary.complete || summary.inserted !== records) throw new Error('the poll is not complete');
    return cpuMs;
  } finally {
    await Promise.all([tenant.stop(), tables.stop()]);
  }
}

/** What a poll writes of the backlog: the rows for the bare loop. */
async function polledTables(records: number, order: Order) {
  const [tenant, tables] = await Promise.all([startTenantProcess(), startTableProcess()]);
  try {
    await publishBacklog(tenant, backlogOf(records, order));
    await measuredPoll({ ...tenant.environment, TABLES_CONNECTION_STRING: tables.connectionString });
    return await storedTables(openBenchTables(tables.connectionString));
  } finally {
    await Promise.all([tenant.stop(), tables.stop()]);
  }
}

function backlogOf(records: number, order: Order): Backlog {
  return { records, recordsPerBlob: RECORDS_PER_BLOB, days: DAYS, now: new Date(), order };
}

function figureOf(
  what: string,
  measured: readonly Round[],
  { rows, most }: { rows: number; most?: number },
): Figure {
  const ratios = measured.map(({ pollMs, bareMs }) => pollMs / bareMs);
  const seconds = (of: keyof Round) => (median(measured.map((round) => round[of])) / 1_000).toFixed(1);
  return {
    figure: `CPU time of a whole poll, ${what}`,
    measured: `${spread(ratios)}; ${seconds('pollMs')} s`,
    reference: `bare SDK loop over the same ${rows} rows: ${seconds('bareMs')} s`,
    ...(most === undefined
      ? { floor: '(information)' }
      : { floor: `<= ${most} x`, ...atMost(median(ratios), most) }),
  };
}
