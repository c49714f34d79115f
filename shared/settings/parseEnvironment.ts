import type { z } from 'zod';
import { settingMeaning } from './settingMeaning';
import { type SettingFault, SettingsFault } from './settingsFault';

/**
 * Parses variables with a schema of this folder.
 * @throws SettingsFault that names every variable to mend, each problem once
 */
export function parseEnvironment<Schema extends z.ZodType>(schema: Schema, given: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) {
    return parsed.data;
  }
  const faults = parsed.error.issues.map(settingFault);
  throw new SettingsFault(
    faults.filter(
      (fault, index) =>
        index ===
        faults.findIndex(({ variable, found }) => variable === fault.variable && found === fault.found),
    ),
  );
}

function settingFault(issue: z.core.$ZodIssue): SettingFault {
  const variable = String(issue.path[0] ?? 'The environment');
  const fix: unknown = issue.code === 'custom' ? issue.params?.fix : undefined;
  return {
    variable,
    found: issue.message,
    fix: typeof fix === 'string' ? fix : `Set ${variable} to ${settingMeaning(variable)}`,
  };
}
