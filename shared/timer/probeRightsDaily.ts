import { openDoctorTables } from '../doctor/openDoctorTables';
import { readProbedRights, recordProbedRights } from '../doctor/probedRightsRow';
import { probeRights } from '../doctor/probeRights';
import { OperatorFault } from '../faults/operatorFault';
import type { PollOrigin } from '../ledger/pollOrigin';
import { readTableSettings } from '../settings/readTableSettings';
import { runsInAzure } from '../settings/runsInAzure';
import { rightsLine } from '../telemetry/rightsLine';
import type { TenantEnvironment } from '../tenants/tenantEnvironments';
import type { TickDependencies } from './pollTenant';

const LONGEST_PROBE_MS = 30_000;

/**
 * Once a day the deployed app finds out what it may do with the tables, logs it, and writes it down where `doctor` reads it from anywhere.
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
    const [newest] = await readProbedRights(tables, { now, days: 1 }, options);
    if (newest) return;
    const rights = { ...(await probeRights(tables, options)), probedAt: now, app };
    await recordProbedRights(tables, { ...rights, appVersion }, options);
    log.info(rightsLine({ tenant: name ?? tenantId, rights }));
  } catch (error) {
    const why =
      error instanceof OperatorFault ? error.message : error instanceof Error ? error.name : 'unknown';
    log.warn(`The app's rights could not be looked at: ${why} It is tried again with the next poll.`);
  }
}
