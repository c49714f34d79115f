import { storeRecords } from '../../test/query/tablesWithRecords';
import { askInProcess } from '../ask/asked';
import { type Question, questions } from '../ask/questions';
import type { BenchOptions, Figure } from '../figure';
import { startFilledTables } from '../filledTables/startFilledTables';
import { atMost } from '../limits';
import { median } from '../median';
import { openBenchTables } from '../openBenchTables';
import { askedRecords } from './askedRecords';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
/** Held against each other; below, times are too short to tell anything. */
const COMPARED = { least: 10_000, most: 1_000_000 };
const DAYS = 90;
const DAY_MS = 86_400_000;
const MOST_TIMES = 1.5;
// Milliseconds each: many rounds cost nothing, and their median is steady.
const ROUNDS_A_ROUND = 5;
const WARM_UP = 2;

interface Answer {
  readonly ms: number;
  readonly requests: number;
  readonly entities: number;
}

/** The same questions about the same records, among more and more others. */
export async function growthOfQuestions({ scale, rounds }: BenchOptions): Promise<Figure[]> {
  const bySize = new Map<number, Map<string, Answer>>();
  for (const size of SIZES) bySize.set(size, await answersAmong(Math.round(size * scale), rounds));
  const least = bySize.get(COMPARED.least);
  const most = bySize.get(COMPARED.most);
  if (!least || !most) throw new RangeError('sizes that are compared are missing');
  const figures: Figure[] = [];
  for (const name of most.keys()) {
    const [few, many] = [least.get(name), most.get(name)];
    if (!few || !many) throw new RangeError(`${name} was not asked`);
    const where = `${Math.round(COMPARED.most * scale)} records against ${Math.round(COMPARED.least * scale)}`;
    const all = [...bySize.values()].map((answers) => answers.get(name));
    const isPoint = name !== 'status';
    const isTimed = name.startsWith('lookup') || name === 'show';
    const entities = [...new Set(all.map((each) => each?.entities))];
    figures.push(
      {
        figure: `${name}: time, ${where}`,
        measured: `${(many.ms / few.ms).toFixed(2)} x`,
        reference: all.map((each) => `${each?.ms.toFixed(1)} ms`).join(', '),
        floor: isTimed ? `<= ${MOST_TIMES} x` : '(information)',
        ...(isTimed && atMost(many.ms / few.ms, MOST_TIMES)),
      },
      {
        figure: `${name}: entities read, ${where}`,
        measured: entities.join(', '),
        reference: `${[...new Set(all.map((each) => each?.requests))].join(', ')} requests`,
        floor: isPoint ? 'the same' : '(information)',
        ...(isPoint && { isMet: entities.length === 1 }),
      },
    );
  }
  return figures;
}

async function answersAmong(records: number, rounds: number): Promise<Map<string, Answer>> {
  const filled = await startFilledTables({ records });
  try {
    const to = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);
    const texts = askedRecords(to);
    await storeRecords(openBenchTables(filled.connectionString), texts, { now: to });
    const env = {
      PATH: process.env.PATH,
      NO_PROXY: process.env.NO_PROXY,
      TABLES_CONNECTION_STRING: filled.connectionString,
    };
    const asked: Pick<Question, 'name' | 'args'>[] = [
      ...questions(texts, DAYS),
      { name: 'status', args: ['status', '--json'] },
    ];
    const answers = new Map<string, Answer>();
    for (const { name, args } of asked) {
      const times: number[] = [];
      for (let round = -WARM_UP; round < rounds * ROUNDS_A_ROUND; round++) {
        const { durationMs } = await askInProcess(args, env);
        if (round >= 0) times.push(durationMs);
      }
      await filled.takeCounts();
      await askInProcess(args, env);
      const { requests, entitiesGiven: entities } = await filled.takeCounts();
      answers.set(name, { ms: median(times), requests, entities });
    }
    return answers;
  } finally {
    await filled.stop();
  }
}
