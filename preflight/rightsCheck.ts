import { z } from 'zod';
import type { Check } from '../shared/doctor/check';
import { notChecked } from '../shared/doctor/notChecked';
import type { Az } from './az';

const MAKES_GROUP = 'Microsoft.Resources/subscriptions/resourceGroups/write';
/** What the deployment does in the name of the person who runs it, and the role that gives it. */
const NEEDED: readonly { readonly action: string; readonly role: string }[] = [
  { action: 'Microsoft.Resources/deployments/write', role: 'Contributor' },
  { action: MAKES_GROUP, role: 'Contributor' },
  { action: 'Microsoft.Web/sites/write', role: 'Contributor' },
  { action: 'Microsoft.Storage/storageAccounts/write', role: 'Contributor' },
  { action: 'Microsoft.ManagedIdentity/userAssignedIdentities/write', role: 'Contributor' },
  { action: 'Microsoft.Insights/components/write', role: 'Contributor' },
  {
    action: 'Microsoft.Authorization/roleAssignments/write',
    role: 'Role Based Access Control Administrator, User Access Administrator or Owner',
  },
];
const ROLE_DEFINITIONS = {
  action: 'Microsoft.Authorization/roleDefinitions/write',
  role: 'User Access Administrator or Owner (or have them deploy infra/roles.bicep once, and set DEFINE_ROLES to false)',
};

const permissions = z.object({
  value: z.array(
    z.object({ actions: z.array(z.string()).catch([]), notActions: z.array(z.string()).catch([]) }),
  ),
});

/**
 * Whether the person who deploys may do what the deployment does.
 * @param options.definesRoles whether the deployment defines its roles as well
 */
export async function rightsCheck(
  az: Az,
  subscriptionId: string,
  { definesRoles, resourceGroup }: { definesRoles: boolean; resourceGroup?: string | undefined },
): Promise<Check> {
  const name = 'rights';
  const scope = `/subscriptions/${subscriptionId}${resourceGroup === undefined ? '' : `/resourceGroups/${resourceGroup}`}`;
  const path = `${scope}/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`;
  const read = await az.json(['rest', '--method', 'GET', '--url', path]);
  const held = 'answer' in read ? permissions.safeParse(read.answer).data?.value : undefined;
  if (!held) return notChecked(name, 'failed' in read ? read.failed : 'the answer cannot be read');
  const may = (action: string) =>
    held.some(({ actions, notActions }) => covers(actions, action) && !covers(notActions, action));
  const needed = NEEDED.filter(({ action }) => resourceGroup === undefined || action !== MAKES_GROUP);
  const missing = [...needed, ...(definesRoles ? [ROLE_DEFINITIONS] : [])].filter(
    ({ action }) => !may(action),
  );
  if (missing.length === 0) {
    return { name, ok: true, detail: 'You may deploy everything, the role assignments too.', fix: undefined };
  }
  const roles = [...new Set(missing.map(({ role }) => role))];
  return {
    name,
    ok: false,
    detail: `On the ${resourceGroup === undefined ? 'subscription' : `resource group ${resourceGroup}`} you lack ${missing.map(({ action }) => action).join(', ')}.`,
    fix: `Have the role given to you: ${roles.join('; and ')}. Without rights on the subscription, deploy into a resource group that somebody makes for you (docs/deploy.md).`,
  };
}

function covers(patterns: readonly string[], action: string): boolean {
  return patterns.some((pattern) => {
    const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`, 'i').test(action);
  });
}
