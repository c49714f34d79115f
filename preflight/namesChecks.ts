import { z } from 'zod';
import type { Check } from '../shared/doctor/check';
import type { Finding } from '../shared/doctor/finding';
import type { Az } from './az';
import { type Plan, planText } from './plan';

/** As infra/main.bicep limits it: it is a part of every name, and a function app's host is told by 32 characters. */
export const LONGEST_ENVIRONMENT_NAME = 12;
/** As infra/roles.bicep names them, the environment's name in brackets behind. */
export const ROLE_NAMES: readonly string[] = [
  'Exchange audit: append rows',
  'Exchange audit: update ledger rows',
];

const groupShown = z.object({ tags: z.record(z.string(), z.string()).nullish() });
const roleDefinitions = z.array(z.looseObject({ assignableScopes: z.array(z.string()).catch([]) }));

/**
 * Whether the names that the deployment takes can be had: that of the environment, its resource group, its roles (unique in the tenant).
 * Names of storage accounts are tried by Azure itself, see deploymentCheck.
 * @returns as result whether its roles are there already
 */
export async function namesChecks(az: Az, plan: Plan, subscriptionId: string): Promise<Finding<boolean>> {
  const { environmentName } = plan;
  if (!/^[a-z][a-z0-9-]*$/.test(environmentName) || environmentName.length > LONGEST_ENVIRONMENT_NAME) {
    const detail = `The environment's name '${environmentName}' cannot be a part of resource names.`;
    const fix = `Take at most ${LONGEST_ENVIRONMENT_NAME} lower-case letters, digits and hyphens that begin with a letter: azd env new NAME, or environmentName in infra/main.bicepparam.`;
    return { checks: [{ name: 'names', ok: false, detail, fix }], result: false };
  }
  const group = planText(plan, 'resourceGroupName') ?? `rg-exchange-audit-${environmentName}`;
  const own = `/subscriptions/${subscriptionId}/resourceGroups/${group}`;
  const [shown, ...listed] = await Promise.all([
    az.json(['group', 'show', '--name', group, '--subscription', subscriptionId]),
    ...ROLE_NAMES.map((name) =>
      az.json([
        'role',
        'definition',
        'list',
        '--name',
        `${name} (${environmentName})`,
        '--subscription',
        subscriptionId,
      ]),
    ),
  ]);
  const roles = listed.map((each) =>
    'answer' in each ? roleDefinitions.safeParse(each.answer).data : undefined,
  );
  const scopes = roles.flatMap((found) => found?.flatMap(({ assignableScopes }) => assignableScopes) ?? []);
  const isForeign = scopes.some((scope) => !isWithin(own, scope));
  const problems = [...groupProblem(shown, plan, group), ...(isForeign ? [rolesTaken(environmentName)] : [])];
  const free: Check = {
    name: 'names',
    ok: true,
    detail: `Resource group ${group}, environment ${environmentName}.`,
    fix: undefined,
  };
  return {
    checks: problems.length === 0 ? [free] : problems,
    result: !isForeign && roles.every((found) => (found?.length ?? 0) > 0),
  };
}

function groupProblem(shown: Awaited<ReturnType<Az['json']>>, plan: Plan, group: string): Check[] {
  const found = 'answer' in shown ? groupShown.safeParse(shown.answer).data : undefined;
  if (!found) return [];
  const owner = found.tags?.['azd-env-name'];
  if (owner === plan.environmentName) return [];
  const whose = owner === undefined ? 'not made by this deployment' : `the environment ${owner}'s`;
  return [
    {
      name: 'names',
      ok: false,
      detail: `The resource group ${group} exists and is ${whose}.`,
      fix: 'Choose another environment name, or resourceGroupName in infra/main.bicepparam. If it was made for this: set its tag azd-env-name to the environment.',
    },
  ];
}

function rolesTaken(environmentName: string): Check {
  return {
    name: 'names',
    ok: false,
    detail: `Roles 'Exchange audit: ... (${environmentName})' exist in the tenant for another resource group; their names are unique in a tenant.`,
    fix: 'Choose another environment name, or delete them if that deployment is gone (Subscriptions, Access control (IAM), Roles).',
  };
}

function isWithin(own: string, scope: string): boolean {
  const [inner, outer] = [own.toLowerCase(), scope.toLowerCase().replace(/\/$/, '')];
  return inner === outer || inner.startsWith(`${outer}/`);
}
