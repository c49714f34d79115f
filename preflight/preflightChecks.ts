import type { Check } from '../shared/doctor/check';
import { notChecked } from '../shared/doctor/notChecked';
import type { Az } from './az';
import { deploymentCheck } from './deploymentCheck';
import { namesCheck } from './namesCheck';
import { providersCheck } from './providersCheck';
import { readPlan } from './readPlan';
import { regionChecks } from './regionChecks';
import { rightsCheck } from './rightsCheck';
import { rolesCheck } from './rolesCheck';
import { settingsChecks } from './settingsChecks';
import { subscriptionCheck } from './subscriptionCheck';

/** Files of the deployment, relative to where this runs. */
export interface DeploymentFiles {
  readonly template: string;
  /** For a resource group that is there. */
  readonly groupTemplate: string;
  readonly parameters: string;
}

/**
 * What could go wrong with a deployment, told before it does: subscription, rights, providers, region, names, settings, and at last Azure's
 * own judgement. It makes nothing.
 * @param env variables of azd, where it runs as its hook
 * @param options.resourceGroup a resource group that is deployed into, where there are no rights on the subscription
 */
export async function* preflightChecks(
  az: Az,
  env: NodeJS.ProcessEnv,
  files: DeploymentFiles,
  { resourceGroup }: { resourceGroup?: string | undefined } = {},
): AsyncGenerator<Check> {
  const { plan, unread } = await readPlan(az, { file: files.parameters, env, resourceGroup });
  const subscription = await subscriptionCheck(az, plan, env.AZURE_SUBSCRIPTION_ID);
  yield* subscription.checks;
  if (!subscription.result) return;
  const { id, tenantId } = subscription.result;
  let isGood = subscription.checks.every(({ ok }) => ok !== false);
  const definesRoles = plan.parameters?.defineRoles !== false;
  const parts: Promise<Check | readonly Check[]>[] = [
    rightsCheck(az, id, { definesRoles, resourceGroup }),
    providersCheck(az, plan),
    regionChecks(az, plan),
    namesCheck(az, plan, id),
    rolesCheck(az, plan, id),
    Promise.resolve(unread === undefined ? settingsChecks(plan, tenantId) : notChecked('settings', unread)),
  ];
  for (const part of parts) {
    const checks = [await part].flat();
    isGood &&= checks.every(({ ok }) => ok !== false);
    yield* checks;
  }
  if (!isGood) yield notChecked('deployment', 'what is wrong above has to be mended first');
  else yield await deploymentCheck(az, { files, plan, subscriptionId: id });
}
