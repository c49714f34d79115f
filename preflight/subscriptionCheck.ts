import { z } from 'zod';
import type { Check } from '../shared/doctor/check';
import type { Finding } from '../shared/doctor/finding';
import type { Az } from './az';
import { type Plan, planText } from './plan';

/** The subscription that is deployed into. */
export interface Subscription {
  readonly id: string;
  readonly tenantId: string;
}

const account = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  tenantId: z.string(),
  user: z.object({ name: z.string() }).optional(),
});

/**
 * Who is signed in, to which subscription, and whether its tenant is the one whose audit trail is kept.
 * @param subscriptionId that azd has chosen; undefined: the one that az has
 * @returns as result the subscription; undefined where nothing else can be asked
 */
export async function subscriptionCheck(
  az: Az,
  plan: Plan,
  subscriptionId: string | undefined,
): Promise<Finding<Subscription>> {
  const chosen = subscriptionId === undefined ? [] : ['--subscription', subscriptionId];
  const shown = await az.json(['account', 'show', ...chosen]);
  const check = (ok: boolean, detail: string, fix?: string): Check => ({
    name: 'subscription',
    ok,
    detail,
    fix,
  });
  if ('failed' in shown) {
    return {
      checks: [
        check(
          false,
          `The Azure CLI cannot be asked: ${shown.failed}.`,
          'Install it (https://aka.ms/azure-cli), run az login --tenant YOUR_TENANT, and az account set --subscription NAME.',
        ),
      ],
    };
  }
  const { success, data } = account.safeParse(shown.answer);
  if (!success) return { checks: [check(false, 'No subscription is chosen.', 'Run az login.')] };
  const { id, name, state, tenantId, user } = data;
  if (state !== 'Enabled') {
    const fix =
      'Choose another one: az account set --subscription NAME, with azd: azd env set AZURE_SUBSCRIPTION_ID ID.';
    return { checks: [check(false, `Subscription ${name} is ${state}: nothing can be deployed.`, fix)] };
  }
  return {
    checks: [
      check(true, `${name} (${id}), signed in as ${user?.name ?? 'somebody'}.`),
      ...tenantChecks(plan, tenantId),
    ],
    result: { id, tenantId },
  };
}

function tenantChecks(plan: Plan, tenantId: string): Check[] {
  const wanted = planText(plan, 'tenantId');
  if (wanted === undefined || wanted.toLowerCase() === tenantId.toLowerCase()) return [];
  if (planText(plan, 'appRegistrationClientId') !== undefined) return [];
  return [
    {
      name: 'tenant',
      ok: false,
      detail: `The audit trail of tenant ${wanted} is to be kept, but the subscription belongs to tenant ${tenantId}: the app's identity cannot sign in there.`,
      fix: 'Correct tenantId in infra/main.bicepparam, choose a subscription of that tenant, or set appRegistrationClientId (docs/tenants.md).',
    },
  ];
}
