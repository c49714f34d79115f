import { z } from 'zod';

/** What is wrong with a value and what to do; both without full stop, neither with a secret's value. */
export interface SettingProblem {
  found: string;
  fix: string;
}

// App Service hands the reference itself to the app when it could not be resolved (Key Vault references, "Troubleshooting").
const REFERENCE = /^@Microsoft\.(KeyVault|AppConfiguration)\(/i;

/**
 * A variable's text as zod schema: every value is looked at for an unresolved reference first, then by `inspect`.
 * @param inspect gives the problem with the text, or undefined where there is none
 */
export function settingText(inspect: (text: string) => SettingProblem | undefined) {
  return z.string({ error: 'is not set' }).superRefine((text, context) => {
    const problem = REFERENCE.test(text) ? unresolvedReference : inspect(text);
    if (problem) {
      context.addIssue({ code: 'custom', message: problem.found, params: { fix: problem.fix } });
    }
  });
}

const unresolvedReference: SettingProblem = {
  found: 'is a reference that Azure could not resolve',
  fix: "Look at the reference's state on the app's Environment variables page: the secret's name must be right, and the app's identity needs Key Vault Secrets User on the vault",
};
