import { SettingsFault } from '../settings/settingsFault';
import { ENTRY_VARIABLES } from './tenantEntry';

/** A fault in the settings of one tenant of several, in the words of its entry: what a person has to mend stands in TENANTS. */
export function tenantFault(error: unknown, name: string | undefined): unknown {
  if (name === undefined || !(error instanceof SettingsFault)) return error;
  return new SettingsFault(
    error.faults.map(({ variable, found, fix }) => {
      const key = Object.entries(ENTRY_VARIABLES).find(([, each]) => each === variable)?.[0];
      if (key === undefined) return { variable, found: `${found} (tenant ${name})`, fix };
      const inEntry = `${key} of ${name} in TENANTS`;
      return { variable: inEntry, found, fix: fix.replaceAll(variable, inEntry) };
    }),
  );
}
