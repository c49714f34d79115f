import type { ProbedRights } from '../doctor/probedRights';

/** The first characters of every rights line: alert queries find it by them. */
export const RIGHTS_LINE_START = '{"event":"auditRightsProbe",';

/** The line that the daily probe of the app's own rights leaves in telemetry, JSON. Public like the run line. */
export function rightsLine({ tenant, rights }: { tenant: string; rights: ProbedRights }): string {
  const { probedAt, missing, excess, unknown } = rights;
  return JSON.stringify({
    event: 'auditRightsProbe',
    outcome: missing.length > 0 ? 'missing' : excess.length > 0 ? 'excess' : 'asIntended',
    tenant,
    probedAt: probedAt.toISOString(),
    metrics: { missing: missing.length, excess: excess.length, unknown: unknown.length },
    missing,
    excess,
    unknown,
  });
}
