import { odata } from '@azure/data-tables';
import { z } from 'zod';
import { dateTime } from '../ledger/contentRows';
import type { ReadableTables } from '../query/readableTables';
import type { StoredRow, StoreOptions } from '../tables/store/tableStore';
import type { ProbedRights } from './probedRights';

const PARTITION = 'rights';
const DAY_MS = 24 * 60 * 60_000;

/** Writes down what an app found out about its rights: a row in the coverage table, insert only. */
export async function recordProbedRights(
  { store, names }: ReadableTables,
  { probedAt, app, appVersion, missing, excess, unknown }: ProbedRights & { readonly appVersion: string },
  options: StoreOptions = {},
): Promise<void> {
  const row = {
    partitionKey: PARTITION,
    // An app's name has letters, digits and hyphens alone.
    rowKey: `${probedAt.toISOString()}_${app}`,
    probedAt: dateTime(probedAt),
    app,
    appVersion,
    missing: JSON.stringify(missing),
    excess: JSON.stringify(excess),
    unknown: JSON.stringify(unknown),
  };
  await store.insert(names.coverage, [row], options);
}

/**
 * What apps have found out about their rights, newest first.
 * @param days how many days to look back, today included
 */
export async function readProbedRights(
  { store, names }: ReadableTables,
  { now, days }: { now: Date; days: number },
  options: StoreOptions = {},
): Promise<ProbedRights[]> {
  const first = day(new Date(now.getTime() - (days - 1) * DAY_MS));
  const filter = odata`PartitionKey eq ${PARTITION} and RowKey ge ${first}`;
  const found: ProbedRights[] = [];
  for await (const page of store.query(names.coverage, filter, options)) found.push(...page.map(rightsOf));
  return found.toReversed();
}

const list = z.preprocess((text) => parsedJson(text), z.array(z.string())).catch([]);
const columns = z.looseObject({
  probedAt: z.date().catch(new Date(0)),
  app: z.string().catch(''),
  missing: list,
  excess: list,
  unknown: list,
});

function rightsOf(row: StoredRow): ProbedRights {
  const { probedAt, app, missing, excess, unknown } = columns.parse(row);
  return { probedAt, app, missing, excess, unknown };
}

function parsedJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

function day(time: Date): string {
  return time.toISOString().slice(0, 10);
}
