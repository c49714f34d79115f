import { startAzurite } from '../../test/azurite/startAzurite';
import { storeRecords } from '../../test/query/tablesWithRecords';
import type { BenchOptions, Figure } from '../figure';
import { fillTables } from '../filledTables/fillTables';
import { startFilledTables } from '../filledTables/startFilledTables';
import { atMost } from '../limits';
import { median } from '../median';
import { openBenchTables } from '../openBenchTables';
import { AccountTables } from '../tableStore/accountTables';
import type { ServiceCounts } from '../tableStore/tableService';
import { allowance } from './allowance';
import { askAsProcess, askInProcess } from './asked';
import { type Question, questions } from './questions';

const RECORDS = 1_000_000;
const DAYS = 90;
const AZURITE_RECORDS = 20_000;
const AZURITE_DAYS = 7;
const FLOOR_MS = 1_000;
const DAY_MS = 86_400_000;
// The first answer of a process compiles the code of all that follow.
const WARM_UP = 1;

/** How long the questions of an incident take, and what they cost, over a million records; then over fewer on Azurite. */
export async function ask({ scale, rounds }: BenchOptions): Promise<Figure[]> {
  return [
    ...(await askTableStore(Math.round(RECORDS * scale), rounds)),
    ...(await askAzurite(Math.round(AZURITE_RECORDS * scale), rounds)),
  ];
}

async function askTableStore(records: number, rounds: number): Promise<Figure[]> {
  const filled = await startFilledTables({ records });
  try {
    const env = settings(filled.connectionString);
    const where = `${records} records over ${DAYS} days, filled in ${filled.fillSeconds.toFixed(0)} s, ${filled.rssMegabytes.toFixed(0)} MB`;
    const figures: Figure[] = [];
    for (const question of questions(filled.texts, DAYS)) {
      figures.push(told(await timeFigure(question, env, rounds, where)));
      await filled.takeCounts();
      const { printed } = await askInProcess(question.args, env);
      figures.push(told(costFigure(question, printed, await filled.takeCounts())));
    }
    return figures;
  } finally {
    await filled.stop();
  }
}

async function askAzurite(records: number, rounds: number): Promise<Figure[]> {
  const azurite = await startAzurite();
  try {
    const to = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);
    const made = fillTables(new AccountTables(), { records, days: AZURITE_DAYS, seed: 'ask', to });
    const texts = Array.from({ length: records }, (_, number) =>
      String(made.entity(number).properties.AuditData),
    );
    await storeRecords(openBenchTables(azurite.connectionString), texts, { now: to });
    const env = settings(azurite.connectionString);
    const where = `Azurite, ${records} records over ${AZURITE_DAYS} days`;
    const figures: Figure[] = [];
    for (const question of questions(texts.slice(records / 2), AZURITE_DAYS))
      figures.push(told(await timeFigure(question, env, rounds, where)));
    return figures;
  } finally {
    await azurite.stop();
  }
}

/** Says a figure as soon as it is known: all of them take minutes. */
function told(figure: Figure): Figure {
  process.stderr.write(`  ${figure.figure}: ${figure.measured} (${figure.floor})\n`);
  return figure;
}

function settings(connectionString: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    NO_PROXY: process.env.NO_PROXY,
    TABLES_CONNECTION_STRING: connectionString,
  };
}

async function timeFigure(
  { name, args }: Question,
  env: NodeJS.ProcessEnv,
  rounds: number,
  where: string,
): Promise<Figure> {
  const within: number[] = [];
  const processes: number[] = [];
  for (let round = -WARM_UP; round < rounds; round++) {
    const [inProcess, asProcess] = [await askInProcess(args, env), await askAsProcess(args, env)];
    if (inProcess.printed !== asProcess.printed) throw new Error(`two answers to ${args.join(' ')}`);
    if (round < 0) continue;
    within.push(inProcess.durationMs);
    processes.push(asProcess.durationMs);
  }
  const [inMs, outMs] = [median(within), median(processes)];
  return {
    figure: name,
    measured: `${inMs.toFixed(0)} ms; as a process ${outMs.toFixed(0)} ms`,
    reference: where,
    floor: `< ${FLOOR_MS} ms`,
    ...atMost(Math.max(inMs, outMs), FLOOR_MS),
  };
}

function costFigure(question: Question, printed: string, counts: ServiceCounts): Figure {
  const { requests, entities, records } = allowance(question, printed);
  return {
    figure: `${question.name}: requests, entities`,
    measured: `${counts.requests}, ${counts.entitiesGiven} (looked at: ${counts.entitiesScanned})`,
    reference: `${records} records, ${question.indexDays} days of the index`,
    floor: `<= ${requests}, <= ${entities}`,
    ...atMost(Math.max(counts.requests / requests, counts.entitiesGiven / entities), 1),
  };
}
