import type { Check } from '../shared/doctor/check';
import { readSettings } from '../shared/settings/readSettings';
import { SettingsFault } from '../shared/settings/settingsFault';
import { tenantEnvironments } from '../shared/tenants/tenantEnvironments';
import { tenantFault } from '../shared/tenants/tenantFault';
import type { Plan } from './plan';

/** Parameters of infra/main.bicep that become settings of the app by these names. */
export const PARAMETER_SETTINGS: Readonly<Record<string, string>> = {
  tenantId: 'AZURE_TENANT_ID',
  appRegistrationClientId: 'AZURE_CLIENT_ID',
  publisherId: 'PUBLISHER_ID',
  m365Cloud: 'M365_CLOUD',
  contentTypes: 'CONTENT_TYPES',
  tablePrefix: 'TABLE_PREFIX',
  pollSchedule: 'POLL_SCHEDULE',
  retentionMonths: 'RETENTION_MONTHS',
  tenants: 'TENANTS',
};

// Known only once they are deployed.
const DEPLOYED = {
  WEBSITE_INSTANCE_ID: 'preflight',
  MANAGED_IDENTITY_CLIENT_ID: '00000000-0000-0000-0000-000000000000',
};
const endpointOf = (name: string) => `https://preflight${name}.table.core.windows.net`;

/** Whether the app will take its settings, read by the app's own rules before anything is deployed. */
export function settingsChecks(plan: Plan, homeTenantId: string): Check[] {
  const { parameters = {} } = plan;
  const env: NodeJS.ProcessEnv = {
    ...DEPLOYED,
    AZURE_TENANT_ID: homeTenantId,
    TABLES_ENDPOINT: endpointOf(''),
  };
  for (const [parameter, variable] of Object.entries(PARAMETER_SETTINGS)) {
    const value = parameters[parameter];
    if (value === undefined || value === '' || value === 0) continue;
    if (parameter !== 'tenants') env[variable] = String(value);
    else if (Array.isArray(value) && value.length > 0) env.TENANTS = JSON.stringify(value.map(withAccount));
  }
  if (env.TENANTS !== undefined) delete env.AZURE_TENANT_ID;
  const faults = faultsOf(env);
  if (faults.length === 0)
    return [{ name: 'settings', ok: true, detail: 'The app will take them.', fix: undefined }];
  return faults.map(({ variable, found, fix }) => ({
    name: 'settings',
    ok: false,
    detail: `${inWords(variable)} ${found}.`,
    fix: `${inWords(fix)}.`,
  }));
}

/** An entry of the parameter as it becomes one of TENANTS: tenants of one label share a storage account, else each has its own. */
function withAccount(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null || 'tablesEndpoint' in entry) return entry;
  const { storage, ...rest } = { storage: undefined, name: '', ...entry };
  const label = String(storage ?? rest.name).toLowerCase();
  return { ...rest, tablesEndpoint: endpointOf(label) };
}

function faultsOf(env: NodeJS.ProcessEnv): SettingsFault['faults'] {
  try {
    return tenantEnvironments(env).flatMap(({ name, env: own }) => {
      try {
        readSettings(own);
        return [];
      } catch (error) {
        const told = tenantFault(error, name);
        if (told instanceof SettingsFault) return told.faults;
        throw told;
      }
    });
  } catch (error) {
    if (error instanceof SettingsFault) return error.faults;
    throw error;
  }
}

/** A person sets parameters here, not variables. */
function inWords(text: string): string {
  return Object.entries(PARAMETER_SETTINGS).reduce(
    (words, [parameter, variable]) => words.replaceAll(new RegExp(`\\b${variable}\\b`, 'g'), parameter),
    text,
  );
}
