import type { z } from 'zod';
import { SettingsFault } from '../settings/settingsFault';
import { shownValue } from '../settings/shownValue';
import { ENTRY_VARIABLES, type TenantEntry, tenantEntry } from './tenantEntry';

const EXAMPLE =
  '[{"name":"contoso","tenantId":"GUID","tablesEndpoint":"https://ACCOUNT.table.core.windows.net"}]';
const KEYS = ['name', ...Object.keys(ENTRY_VARIABLES)].join(', ');

/**
 * Reads TENANTS, a JSON array with an entry for each tenant.
 * @throws SettingsFault that names the entry; never with a value that nobody expected there: it may be a secret
 */
export function tenantsSetting(text: string): readonly TenantEntry[] {
  const given = jsonArray(text);
  const entries = given.map((entry, index) => parsed(entry, index));
  const names = entries.map(({ name }) => name.toLowerCase());
  const repeated = entries.find(({ name }, index) => names.indexOf(name.toLowerCase()) !== index);
  if (repeated)
    throw fault(`names ${shownValue(repeated.name)} twice`, 'Give each tenant a name of its own in TENANTS');
  return entries;
}

function jsonArray(text: string): readonly unknown[] {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw fault(`is set (${text.length} characters), but no JSON`, `Set TENANTS to ${EXAMPLE}`);
  }
  if (!Array.isArray(given) || given.length === 0) {
    throw fault('is no JSON array with an entry for each tenant', `Set TENANTS to ${EXAMPLE}`);
  }
  return given;
}

function parsed(entry: unknown, index: number): TenantEntry {
  const { success, data, error } = tenantEntry.safeParse(entry);
  if (success) return data;
  throw fault(`has an entry that cannot be used: number ${index + 1}, ${problem(error)}`, fixOf(error));
}

function problem(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') {
    return `which holds ${issue.keys.map(shownValue).join(', ')}`;
  }
  const key = issue?.path[0];
  return key === undefined ? 'which is no object' : `${String(key)} is missing or not as it must be`;
}

function fixOf(error: z.ZodError): string {
  const unknown = error.issues.some(({ code }) => code === 'unrecognized_keys');
  if (unknown) {
    return `Leave out of TENANTS what is none of ${KEYS}; secrets stay out of it: sign in with a managed identity, as federated credential of an app registration`;
  }
  return `Give each entry of TENANTS a name (letters, digits and hyphens, 30 at the most) and a tenantId, and texts for the rest; retentionMonths is a number`;
}

function fault(found: string, fix: string): SettingsFault {
  return new SettingsFault([{ variable: 'TENANTS', found, fix }]);
}
