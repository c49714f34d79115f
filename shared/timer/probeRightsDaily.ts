import { openDoctorTables } from '../doctor/openDoctorTables';
import type { ProbedRights } from '../doctor/probedRights';
import { readProbedRights, recordProbedRights } from '../doctor/probedRightsRow';
import { probePermission } from '../doctor/probePermission';
import { probeRights } from '../doctor/probeRights';
import { OperatorFault } from '../faults/operatorFault';
import type { PollOrigin } from '../ledger/pollOrigin';
import { readTableSettings } from '../settings/readTableSettings';
import { runsInAzure } from '../settings/runsInAzure';
import { rightsLine } from '../telemetry/rightsLine';
import type { TenantEnvironment } from '../tenants/tenantEnvironments';
import type { TickDependencies } from './pollTenant';

const LONGEST_PROBE_MS = 30_000;
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
// A person is mending it, and wants to see that it is mended.
const PAUSE_AFTER_FAULT_MS = HOUR_MS;

/**
 * Once a day (once an hour while something is not as intended) the deployed app finds out what it may do with the tables, logs it, and writes it down where `doctor` reads it from anywhere.
 * Nothing is done on a person's machine: their rights are not the app's. It fails no poll: what goes wrong becomes a warning.
 */
export async function probeRightsDaily(
  { name, env }: TenantEnvironment,
  { tenantId, app, appVersion }: PollOrigin,
  { clock, random, log, abortSignal }: TickDependencies,
  { isApp = runsInAzure(env) }: { isApp?: boolean } = {},
): Promise<void> {
  if (!isApp || abortSignal.aborted) return;
  const options = { abortSignal: AbortSignal.any([abortSignal, AbortSignal.timeout(LONGEST_PROBE_MS)]) };
  try {
    const tables = openDoctorTables(readTableSettings(env), { runsInAzure: runsInAzure(env), clock, random });
    const now = clock.now();
    const [newest] = await readProbedRights(tables, { now, days: 2 }, options);
    if (newest && now.getTime() - newest.probedAt.getTime() < pauseMs(newest)) return;
    const found = await probeRights(tables, options);
    const permission = await permissionOf(env, { clock }, options);
    const rights = {
      missing: [...found.missing, ...permission.missing],
      excess: found.excess,
      unknown: [...found.unknown, ...permission.unknown],
      probedAt: now,
      app,
    };
    await recordProbedRights(tables, { ...rights, appVersion }, options);
    log.info(rightsLine({ tenant: name ?? tenantId, rights }));
  } catch (error) {
    const why =
      error instanceof OperatorFault ? error.message : error instanceof Error ? error.name : 'unknown';
    log.warn(`The app's rights could not be looked at: ${why} It is tried again with the next poll.`);
  }
}

function pauseMs({ missing, excess }: ProbedRights): number {
  return missing.length + excess.length > 0 ? PAUSE_AFTER_FAULT_MS : DAY_MS;
}

/** A sign-in that fails is the poll's to tell. */
async function permissionOf(
  ...asked: Parameters<typeof probePermission>
): ReturnType<typeof probePermission> {
  try {
    return await probePermission(...asked);
  } catch (error) {
    if (!(error instanceof OperatorFault)) throw error;
    return { missing: [], unknown: ['read the audit feed: there is no sign-in'] };
  }
}
