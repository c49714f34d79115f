import { z } from 'zod';

// By shape, not by class: a DOMException, as of an abort, is not everywhere an Error.
const thrown = z.object({
  name: z.string().catch('Error'),
  code: z.string().catch(''),
  message: z.string().catch(''),
  cause: z.unknown().optional(),
  errors: z.array(z.unknown()).catch([]),
});

/**
 * Names, codes and messages of an error and its causes, for matching and never for showing: MSAL puts the network's own code several
 * levels down, and a message may hold what was sent.
 */
export function errorText(error: unknown, depth = 0): string {
  const parsed = thrown.safeParse(error);
  if (!parsed.success || depth > 4) {
    return '';
  }
  const { name, code, message, cause, errors } = parsed.data;
  const inner = [cause, ...errors].map((each) => errorText(each, depth + 1));
  return [name, code, message, ...inner].join('\n');
}
