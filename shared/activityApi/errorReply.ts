import { z } from 'zod';

/** What a reply that is no success says about itself. */
export interface ErrorReply {
  /** `AF20022`; undefined where the body names none. */
  code: string | undefined;
  /** The error's own text in one line, at most 200 characters; empty where there is none. */
  message: string;
  /** True for the malformed error of a tenant whose auditing is off. */
  isAuditingOff: boolean;
}

const errorBody = z.union([
  z.object({ error: z.object({ code: z.string().default(''), message: z.string().default('') }) }),
  z.object({ Message: z.string() }).transform(({ Message }) => ({ error: { code: '', message: Message } })),
]);

const CODE = /\bAF\d{3,6}\b/;
const LONGEST_MESSAGE = 200;

/**
 * Reads the body of an error in every form that has been seen: the documented one, `{"Message": ..}`, Microsoft's own
 * example in single quotes, HTML of a proxy, nothing at all, and the one cut in the wrong place that start gives while
 * auditing is off (MicrosoftDocs/office-365-management-api#89).
 */
export function errorReply(body: string): ErrorReply {
  const parsed = errorBody.safeParse(jsonOf(body));
  if (!parsed.success) {
    const quoted = /'message'\s*:\s*'([^']*)'/.exec(body)?.[1] ?? '';
    return { code: CODE.exec(body)?.[0], message: oneLine(quoted), isAuditingOff: false };
  }
  const { code, message } = parsed.data.error;
  const missing = /Tenant\s+\S+\s+does not exist/.exec(`${code} ${message}`)?.[0];
  return {
    code: /^AF\d{3,6}$/.exec(code)?.[0] ?? CODE.exec(message)?.[0],
    // Whatever follows the sentence there is a stack trace with internal paths.
    message: oneLine(missing ?? message),
    isAuditingOff: missing !== undefined,
  };
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function oneLine(text: string): string {
  const line = text
    .replaceAll(/eyJ[\w-]+\.[\w.-]*/g, '(token)')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE - 1)}…` : line;
}
