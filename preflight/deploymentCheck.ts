import type { Check } from '../shared/doctor/check';
import type { Az } from './az';

/**
 * Has Azure itself look at the whole deployment, without making anything: it tries names of storage accounts, quotas, policies and
 * whatever else only it knows.
 */
export async function deploymentCheck(
  az: Az,
  {
    template,
    parameters,
    location,
    subscriptionId,
  }: {
    template: string;
    parameters: string;
    location: string;
    subscriptionId: string;
  },
): Promise<Check> {
  const what = ['--template-file', template, '--parameters', parameters];
  const where = ['--location', location, '--subscription', subscriptionId];
  const validated = await az.json(['deployment', 'sub', 'validate', ...where, ...what]);
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
