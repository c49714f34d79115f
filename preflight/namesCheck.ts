import { z } from 'zod';
import type { Check } from '../shared/doctor/check';
import type { Az } from './az';
import { groupName, type Plan } from './plan';

/** As infra/main.bicep limits it: it is a part of every name, and a function app's host is told by 32 characters. */
export const LONGEST_ENVIRONMENT_NAME = 12;

const groupShown = z.object({ tags: z.record(z.string(), z.string()).nullish() });

/**
 * Whether the names that the deployment takes can be had: that of the environment, and its resource group. Names of storage accounts are
 * tried by Azure itself, see deploymentCheck.
 */
export async function namesCheck(az: Az, plan: Plan, subscriptionId: string): Promise<Check> {
  const check = (ok: boolean, detail: string, fix?: string): Check => ({ name: 'names', ok, detail, fix });
  const { environmentName } = plan;
  if (!/^[a-z][a-z0-9-]*$/.test(environmentName) || environmentName.length > LONGEST_ENVIRONMENT_NAME) {
    return check(
      false,
      `The environment's name '${environmentName}' cannot be a part of resource names.`,
      `Take at most ${LONGEST_ENVIRONMENT_NAME} lower-case letters, digits and hyphens that begin with a letter: azd env new NAME, or environmentName in infra/main.bicepparam.`,
    );
  }
  const group = groupName(plan);
  const shown = await az.json(['group', 'show', '--name', group, '--subscription', subscriptionId]);
  const found = 'answer' in shown ? groupShown.safeParse(shown.answer).data : undefined;
  if (plan.resourceGroup !== undefined) {
    return found
      ? check(true, `Resource group ${group} is there, environment ${environmentName}.`)
      : check(
          false,
          `There is no resource group ${group}, or you may not see it.`,
          'Have it made for you, or give its right name.',
        );
  }
  const owner = found?.tags?.['azd-env-name'];
  if (!found || owner === environmentName) {
    return check(true, `Resource group ${group}, environment ${environmentName}.`);
  }
  const whose = owner === undefined ? 'not made by this deployment' : `the environment ${owner}'s`;
  return check(
    false,
    `The resource group ${group} exists and is ${whose}.`,
    `Choose another environment name, or resourceGroupName in infra/main.bicepparam. If it was made for this: az group update --name ${group} --set tags.azd-env-name=${environmentName}`,
  );
}
