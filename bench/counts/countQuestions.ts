import { storeRecords } from '../../test/query/tablesWithRecords';
import { createAdjustableClock } from '../../test/tenant/adjustableClock';
import { askInProcess } from '../ask/asked';
import { questions } from '../ask/questions';
import { coverTables } from '../filledTables/coverTables';
import { fillTables } from '../filledTables/fillTables';
import { askedRecords } from '../growth/askedRecords';
import { openBenchTables } from '../openBenchTables';
import { serveTables } from '../tableStore/serveTables';
import type { Counts } from './countPoll';

const DAYS = 90;
const TO = new Date('2026-11-20T00:00:00Z');

/** What the questions of an incident ask of the storage, among so many records of fixed days. */
export async function countQuestions(records: number): Promise<Counts> {
  const tables = await serveTables();
  try {
    fillTables(tables.service.tables, { records, days: DAYS, seed: 'counts', to: TO });
    const readable = openBenchTables(tables.connectionString);
    await coverTables(readable, { days: DAYS, to: TO });
    const texts = askedRecords(TO);
    await storeRecords(readable, texts, { now: TO });
    const env = { TABLES_CONNECTION_STRING: tables.connectionString };
    const counted: Counts = {};
    for (const { name, args } of questions(texts, DAYS)) {
      tables.service.takeCounts();
      await askInProcess(args, env, createAdjustableClock(TO));
      const { requests, entitiesGiven } = tables.service.takeCounts();
      counted[`${name}: requests to the storage`] = requests;
      counted[`${name}: entities read`] = entitiesGiven;
    }
    return counted;
  } finally {
    await tables.stop();
  }
}
