import { givenVariables } from '../settings/givenVariables';
import { SettingsFault } from '../settings/settingsFault';
import { ENTRY_VARIABLES, type TenantEntry } from './tenantEntry';
import { checkPrefixes } from './tenantPrefixes';
import { tenantsSetting } from './tenantsSetting';

/** A tenant and the variables that count for it alone. */
export interface TenantEnvironment {
  /** Its name in TENANTS; undefined where one tenant alone is set up. */
  readonly name: string | undefined;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The tenants that are set up: each entry of TENANTS lies over the variables that all share, so that everything below knows of one
 * tenant alone. Without TENANTS it is the one that the variables name.
 * @throws SettingsFault where TENANTS cannot be used at all; a wrong value within an entry shows when that tenant's settings are read
 */
export function tenantEnvironments(env: NodeJS.ProcessEnv): readonly TenantEnvironment[] {
  const given = givenVariables(env);
  if (given.TENANTS === undefined) return [{ name: undefined, env }];
  if (given.AZURE_TENANT_ID !== undefined) {
    throw new SettingsFault([
      {
        variable: 'AZURE_TENANT_ID',
        found: 'is set beside TENANTS, so that it is not clear which counts',
        fix: 'Remove AZURE_TENANT_ID; each entry of TENANTS has its tenantId',
      },
    ]);
  }
  const tenants = tenantsSetting(given.TENANTS).map((entry) => ({
    name: entry.name,
    env: { ...env, TENANTS: undefined, ...variablesOf(entry) },
  }));
  checkPrefixes(tenants);
  return tenants;
}

function variablesOf(entry: TenantEntry): NodeJS.ProcessEnv {
  const variables: NodeJS.ProcessEnv = {};
  for (const [key, value] of Object.entries(entry)) {
    const variable = Object.entries(ENTRY_VARIABLES).find(([name]) => name === key)?.[1];
    // As in Bicep, 0 months means all, whatever all share.
    if (variable) variables[variable] = value === 0 ? undefined : String(value);
  }
  // An address of its own counts, whatever all share.
  return entry.tablesEndpoint === undefined
    ? variables
    : { ...variables, TABLES_CONNECTION_STRING: undefined };
}
