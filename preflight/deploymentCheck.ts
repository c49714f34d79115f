import type { Check } from '../shared/doctor/check';
import type { Az } from './az';
import type { Plan } from './plan';
import type { DeploymentFiles } from './preflightChecks';

/**
 * Has Azure itself look at the whole deployment, without making anything: it tries names of storage accounts, quotas, policies and
 * whatever else only it knows.
 */
export async function deploymentCheck(
  az: Az,
  { files, plan, subscriptionId }: { files: DeploymentFiles; plan: Plan; subscriptionId: string },
): Promise<Check> {
  const { resourceGroup, location, environmentName } = plan;
  const what =
    resourceGroup === undefined
      ? [
          'sub',
          'validate',
          '--location',
          location,
          '--template-file',
          files.template,
          '--parameters',
          files.parameters,
        ]
      : [
          ...['group', 'validate', '--resource-group', resourceGroup, '--template-file', files.groupTemplate],
          ...['--parameters', `environmentName=${environmentName}`],
        ];
  const validated = await az.json(['deployment', ...what, '--subscription', subscriptionId]);
  if ('answer' in validated) {
    return { name: 'deployment', ok: true, detail: 'Azure would take it, its names too.', fix: undefined };
  }
  return {
    name: 'deployment',
    ok: false,
    detail: `Azure would refuse it: ${validated.failed}`,
    fix: 'docs/troubleshooting.md has the codes that are usual; a name that is taken goes away with another environment name.',
  };
}
