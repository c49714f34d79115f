import { z } from 'zod';
import type { Check } from '../shared/doctor/check';
import { notChecked } from '../shared/doctor/notChecked';
import type { Az } from './az';
import { groupName, type Plan } from './plan';

/** As infra/roles.bicep names them, the environment's name in brackets behind. */
export const ROLE_NAMES: readonly string[] = [
  'Exchange audit: append rows',
  'Exchange audit: create seal heads',
  'Exchange audit: drop tables',
  'Exchange audit: update ledger rows',
];

const definitions = z.object({
  value: z.array(
    z.object({
      properties: z.looseObject({ roleName: z.string(), assignableScopes: z.array(z.string()).catch([]) }),
    }),
  ),
});

/**
 * Whether the roles of the deployment can be defined, or are, where it may not define them: names of roles are unique in a tenant. What
 * another subscription has defined does not show here.
 */
export async function rolesCheck(az: Az, plan: Plan, subscriptionId: string): Promise<Check> {
  const name = 'roles';
  // Without the filter a role of one resource group is not among those of its subscription.
  const path = `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions?api-version=2022-04-01&$filter=atScopeAndBelow()`;
  const listed = await az.json(['rest', '--method', 'GET', '--url', path]);
  const found = 'answer' in listed ? definitions.safeParse(listed.answer).data : undefined;
  const known = found?.value.map(({ properties }) => properties);
  if (!known) return notChecked(name, 'failed' in listed ? listed.failed : 'the answer cannot be read');
  const own = `/subscriptions/${subscriptionId}/resourceGroups/${groupName(plan)}`;
  const wanted = ROLE_NAMES.map((role) => `${role} (${plan.environmentName})`);
  const there = known.filter(({ roleName }) => wanted.includes(roleName));
  if (there.some(({ assignableScopes }) => assignableScopes.some((scope) => !isWithin(own, scope)))) {
    return {
      name,
      ok: false,
      detail: `Roles 'Exchange audit: ... (${plan.environmentName})' exist in the tenant for another resource group; their names are unique in a tenant.`,
      fix: 'Choose another environment name, or delete them if that deployment is gone (Subscriptions, Access control (IAM), Roles).',
    };
  }
  const missing = wanted.filter((role) => !there.some(({ roleName }) => roleName === role));
  if (plan.parameters?.defineRoles !== false || missing.length === 0) {
    const detail = missing.length === 0 ? 'Defined already.' : 'Will be defined with the deployment.';
    return { name, ok: true, detail, fix: undefined };
  }
  return {
    name,
    ok: false,
    detail: `defineRoles is false, and these roles are not defined: ${missing.join(', ')}.`,
    fix: `Have Owner or User Access Administrator deploy them once: az deployment group create --resource-group ${groupName(plan)} --template-file infra/roles.bicep --parameters environmentName=${plan.environmentName}`,
  };
}

function isWithin(own: string, scope: string): boolean {
  const [inner, outer] = [own.toLowerCase(), scope.toLowerCase().replace(/\/$/, '')];
  return inner === outer || inner.startsWith(`${outer}/`);
}
