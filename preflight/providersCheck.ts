import { z } from 'zod';
import type { Check } from '../shared/doctor/check';
import { notChecked } from '../shared/doctor/notChecked';
import type { Az } from './az';
import { type Plan, planText } from './plan';

/** Resource providers of what infra/ always deploys; those of Azure itself need no registration. Microsoft.App is Flex Consumption's. */
export const PROVIDERS: readonly string[] = [
  'Microsoft.App',
  'Microsoft.Insights',
  'Microsoft.ManagedIdentity',
  'Microsoft.OperationalInsights',
  'Microsoft.Storage',
  'Microsoft.Web',
];

/** Those of what it deploys where a parameter says so. */
export const MORE_PROVIDERS: readonly { readonly name: string; isNeeded(plan: Plan): boolean }[] = [
  { name: 'Microsoft.Network', isNeeded: ({ parameters }) => parameters?.isPrivate === true },
  {
    name: 'Microsoft.KeyVault',
    isNeeded: (plan) => (planText(plan, 'signInWith') ?? 'identity') !== 'identity',
  },
  { name: 'Microsoft.DocumentDB', isNeeded: (plan) => planText(plan, 'tableService') === 'cosmos' },
];

const providers = z.array(z.object({ namespace: z.string(), registrationState: z.string() }));

/** Whether the subscription may make resources of each kind: without registration a deployment ends half-way. */
export async function providersCheck(az: Az, plan: Plan): Promise<Check> {
  const listed = await az.json([
    'provider',
    'list',
    '--query',
    '[].{namespace:namespace,registrationState:registrationState}',
  ]);
  const known = 'answer' in listed ? providers.safeParse(listed.answer).data : undefined;
  if (!known)
    return notChecked('providers', 'failed' in listed ? listed.failed : 'the answer cannot be read');
  const states = new Map(
    known.map(({ namespace, registrationState }) => [namespace.toLowerCase(), registrationState]),
  );
  const needed = [
    ...PROVIDERS,
    ...MORE_PROVIDERS.filter((each) => each.isNeeded(plan)).map(({ name }) => name),
  ];
  const missing = needed.filter((name) => states.get(name.toLowerCase()) !== 'Registered');
  if (missing.length === 0) return { name: 'providers', ok: true, detail: 'All registered.', fix: undefined };
  return {
    name: 'providers',
    ok: false,
    detail: `Not registered in the subscription: ${missing.join(', ')}.`,
    fix: missing.map((name) => `az provider register --namespace ${name} --wait`).join(' && '),
  };
}
