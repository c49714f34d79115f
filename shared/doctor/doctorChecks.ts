import { runsInAzure } from '../settings/runsInAzure';
import { tableCredential } from '../signIn/tableCredential';
import type { Clock } from '../time/clock';
import type { Check } from './check';
import { coverageFinding } from './coverageFinding';
import { type DoctorSettings, doctorSettings } from './doctorSettings';
import { examine } from './examine';
import { feedChecks } from './feedChecks';
import { notChecked } from './notChecked';
import { openDoctorTables } from './openDoctorTables';
import { queueFinding } from './queueFinding';
import { storageRolesFinding } from './storageRolesFinding';
import { tableChecks } from './tableChecks';
import { tablesFinding } from './tablesFinding';

const nothing = { checks: [], result: undefined };

export interface DoctorOptions {
  readonly abortSignal: AbortSignal;
  /** Longest time for one step. */
  readonly checkMs?: number;
  /** Longest time for all, hosts that hang included. */
  readonly totalMs?: number;
}

/**
 * Pre-flight of a deployment: the settings, the way to Microsoft's audit feed, and the tables, the last two at the same time. It writes
 * nothing, not even a table, and starts nothing.
 * @returns checks in the order to be told; all that is wrong is in them
 * @throws the abort signal's reason where a person stops it
 */
export async function* doctorChecks(
  env: NodeJS.ProcessEnv,
  dependencies: { clock: Clock; random: () => number },
  { abortSignal, checkMs = 8_000, totalMs = 18_000 }: DoctorOptions,
): AsyncGenerator<Check> {
  const settings = doctorSettings(env);
  yield* settings.checks;
  const whole = new AbortController();
  const timer = setTimeout(() => whole.abort(), totalMs);
  try {
    const bounds = { checkMs, abortSignal: AbortSignal.any([abortSignal, whole.signal]) };
    for (const part of checkParts(env, settings, { ...dependencies, bounds })) {
      const checks = await part;
      abortSignal.throwIfAborted();
      yield* checks;
    }
  } finally {
    clearTimeout(timer);
    // What gave no answer in its time is not waited for behind the scenes either.
    whole.abort();
  }
}

function checkParts(
  env: NodeJS.ProcessEnv,
  { feed, tables: tableSettings, queues, isReader }: DoctorSettings,
  dependencies: { clock: Clock; random: () => number; bounds: { checkMs: number; abortSignal: AbortSignal } },
): Promise<readonly Check[]>[] {
  const { bounds } = dependencies;
  const tables =
    tableSettings && openDoctorTables(tableSettings, { ...dependencies, runsInAzure: runsInAzure(env) });
  const existing = tables
    ? examine({ name: 'tables', asked: tables.account }, (options) => tablesFinding(tables, options), bounds)
    : Promise.resolve(nothing);
  const coverage = existing.then(({ result }) =>
    tables && result
      ? examine(
          { name: 'coverage', asked: tables.account },
          (options) => coverageFinding({ ...tables, clock: dependencies.clock }, options),
          bounds,
        )
      : nothing,
  );
  const known = coverage.then(({ result }) => result);
  const withTables = { ...dependencies, isReader, feed, existing, coverage };
  return [
    feed
      ? collected(feedChecks(feed, { ...dependencies, coverage: known }))
      : leftOut('audit feed', isReader),
    tables ? collected(tableChecks(tables, withTables)) : leftOut('tables', isReader),
    queues
      ? examine(
          { name: 'queue', asked: 'the queue' },
          (options) => queueFinding(queues, { ...options, runsInAzure: runsInAzure(env) }),
          bounds,
        ).then(({ checks }) => checks)
      : Promise.resolve([]),
    // The app itself may not read role assignments, and finds out by trying what it may do.
    tableSettings?.kind === 'endpoint' && !runsInAzure(env) && isRemote(tableSettings.endpoint)
      ? examine(
          { name: 'role assignments', asked: 'Azure Resource Manager' },
          (options) =>
            storageRolesFinding(
              tableSettings.endpoint,
              () => tableCredential({}, { runsInAzure: false }),
              options,
            ),
          bounds,
        ).then(({ checks }) => checks)
      : Promise.resolve([]),
  ];
}

/** An emulator on this machine has no roles. */
function isRemote(endpoint: string): boolean {
  return endpoint.startsWith('https:');
}

async function leftOut(name: string, isReader: boolean): Promise<readonly Check[]> {
  return isReader ? [] : [notChecked(name, 'the settings have to be mended first')];
}

async function collected(checks: AsyncIterable<Check>): Promise<readonly Check[]> {
  const all: Check[] = [];
  for await (const check of checks) all.push(check);
  return all;
}
