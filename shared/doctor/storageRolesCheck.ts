import type { Check } from './check';
import type { ReadRoles, StorageRole } from './storageRoles';

const ENTITIES = 'Microsoft.Storage/storageAccounts/tableServices/tables/entities';
const HARMFUL = [`${ENTITIES}/update/action`, `${ENTITIES}/write`, `${ENTITIES}/delete`];
// Where the deployment gives the app the right to update: no evidence stands there.
const LEDGER = /\/tables\/\w*(Content|Coverage)$/i;

/** Who may change or remove stored records by role, for information: a person may have it for good reason. */
export function storageRolesCheck(read: ReadRoles): Check {
  const check = (ok: boolean | null, detail: string, fix?: string): Check => ({
    name: 'role assignments',
    ok,
    detail,
    fix,
  });
  if ('because' in read) return check(null, `Not checked: ${read.because}.`);
  const harmful = read.roles.filter((role) => !LEDGER.test(role.scope) && mayHarm(role));
  if (harmful.length === 0) {
    return check(true, 'No role on the storage account lets anybody change or remove stored records.');
  }
  const who = harmful.map(
    ({ principalType, principalId, roleName }) => `${principalType} ${principalId} (${roleName})`,
  );
  return check(
    null,
    `May change or remove stored records by role: ${[...new Set(who)].sort().join(', ')}.`,
    'See whether each of them needs it (storage account, Access control (IAM)); Storage Table Data Reader is enough to read. Owners and contributors can delete the account itself, whatever stands here.',
  );
}

function mayHarm({ dataActions, notDataActions }: StorageRole): boolean {
  const covers = (patterns: readonly string[], action: string) =>
    patterns.some((each) => matches(each, action));
  return HARMFUL.some((action) => covers(dataActions, action) && !covers(notDataActions, action));
}

/** An action of a role definition, in which `*` stands for any characters. */
function matches(pattern: string, action: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(action);
}
