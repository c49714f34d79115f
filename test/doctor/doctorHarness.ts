import type { Check } from '../../shared/doctor/check';
import { type DoctorOptions, doctorChecks } from '../../shared/doctor/doctorChecks';
import type { Azurite } from '../azurite/startAzurite';
import { type PollHarness, startPollHarness } from '../ingest/pollHarness';
import type { TenantOptions } from '../tenant/tenant';

/** A pre-flight against a simulated tenant and Azurite. */
export interface DoctorHarness extends PollHarness {
  readonly env: Readonly<Record<string, string>>;
  /** @param change variables to set, or with undefined to take away */
  examine(change?: NodeJS.ProcessEnv, options?: Partial<DoctorOptions>): Promise<Examination>;
}

/** What a pre-flight told. */
export interface Examination {
  readonly checks: readonly Check[];
  /** The check of a name; fails where there is none. */
  check(name: string): Check;
  readonly failed: readonly string[];
}

/** Starts a tenant of its own beside the Azurite given, under a table prefix of its own. */
export async function startDoctorHarness(
  azurite: Pick<Azurite, 'connectionString' | 'tableEndpoint'>,
  options: TenantOptions = {},
): Promise<DoctorHarness> {
  const harness = await startPollHarness({ ...azurite, stop: async () => {} }, options);
  const { tenant, names, clock } = harness;
  const env = {
    ...tenant.environment(),
    TABLES_CONNECTION_STRING: azurite.connectionString,
    TABLE_PREFIX: names.prefix,
  };
  return {
    ...harness,
    env,
    async examine(change = {}, given = {}) {
      const checks: Check[] = [];
      const abortSignal = new AbortController().signal;
      const told = doctorChecks(
        { ...env, ...change },
        { clock, random: () => 0.5 },
        { abortSignal, ...given },
      );
      for await (const check of told) checks.push(check);
      return examination(checks);
    },
  };
}

/** Checks by their names. */
export function examination(checks: readonly Check[]): Examination {
  return {
    checks,
    check(name) {
      const found = checks.find((check) => check.name === name);
      if (!found) throw new Error(`no check ${name} among ${checks.map((each) => each.name).join(', ')}`);
      return found;
    },
    failed: checks.filter(({ ok }) => ok === false).map(({ name }) => name),
  };
}
