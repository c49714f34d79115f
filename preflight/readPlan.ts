import { z } from 'zod';
import type { Az } from './az';
import type { Plan } from './plan';

const built = z.object({ parametersJson: z.string() });
const parameterFile = z.object({
  parameters: z.record(z.string(), z.object({ value: z.unknown() }).partial()),
});

/**
 * Reads the parameters as Bicep does, with the variables that they take from the environment. Names and region of azd count before them.
 * @returns also why they could not be read, where they could not
 */
export async function readPlan(
  az: Az,
  { file, env, resourceGroup }: { file: string; env: NodeJS.ProcessEnv; resourceGroup: string | undefined },
): Promise<{ plan: Plan; unread: string | undefined }> {
  const answer = await az.json(['bicep', 'build-params', '--file', file, '--stdout']);
  const read = 'answer' in answer ? parametersOf(answer.answer) : undefined;
  const text = (name: string) => (typeof read?.[name] === 'string' ? read[name] : undefined);
  return {
    plan: {
      environmentName: text('environmentName') ?? env.AZURE_ENV_NAME ?? 'prod',
      location: text('location') ?? env.AZURE_LOCATION ?? '',
      resourceGroup,
      parameters: read,
    },
    unread: read ? undefined : 'failed' in answer ? answer.failed : 'the Azure CLI gave no parameters',
  };
}

function parametersOf(answer: unknown): Readonly<Record<string, unknown>> | undefined {
  const text = built.safeParse(answer).data?.parametersJson;
  if (text === undefined) return undefined;
  try {
    const { parameters } = parameterFile.parse(JSON.parse(text));
    return Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]));
  } catch {
    return undefined;
  }
}
