// ES2026 "JSON.parse source text access", in Node since 22; TypeScript's libraries do not declare it yet.
declare global {
  interface JSON {
    parse(
      text: string,
      reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
    ): unknown;
    rawJSON(text: string): RawJson;
    isRawJSON(value: unknown): value is RawJson;
  }
}

/** A number that JavaScript cannot hold, kept in its own spelling; JSON.stringify writes it as it came. */
export interface RawJson {
  readonly rawJSON: string;
}

// Outside strings a number follows one of these and, with an exponent, ends before one of those: user keys such as "1003200126677019" and
// addresses such as "2603:10b6:8e4::1" stay on the fast path.
const longNumberWithin = /[\s:,[]-?(?:[\d.]{16}|[\d.]+[eE][+-]?\d+(?:[\s,\]}]|$))/;
// Apart: `^` as one of several beginnings takes half as long again to look for.
const longNumberAtStart = /^-?(?:[\d.]{16}|[\d.]+[eE])/;
// Below this a double has fewer digits, and none in the end: 1e-400 is not 0.
const SMALLEST_NORMAL = 2 ** -1022;
const isNothing = /^-?[0.]+(?:$|e)/i;
const longDigits = /(?:\d\.?){16}/;

/**
 * Parses JSON without losing digits: numbers beyond 2^53, nearer to nothing than 2^-1022, or of 16 and more digits come as `RawJson`,
 * unless JavaScript spells them the same, since the evidence may hold 64-bit ids that a double would alter.
 * @throws SyntaxError where the text is not JSON
 */
export function parseExactJson(text: string): unknown {
  if (!longNumberWithin.test(text) && !longNumberAtStart.test(text)) return JSON.parse(text);
  try {
    return JSON.parse(text, (_key, value, { source }) =>
      typeof value === 'number' && source !== undefined && !isExact(value, source)
        ? JSON.rawJSON(source)
        : value,
    );
  } catch (error) {
    // A reviver walks by recursion and JSON.parse does not: nesting without end must not cost the record.
    if (error instanceof RangeError) return JSON.parse(text);
    throw error;
  }
}

function isExact(value: number, source: string): boolean {
  if (String(value) === source) return true;
  if (!(Math.abs(value) <= Number.MAX_SAFE_INTEGER) || longDigits.test(source)) return false;
  return Math.abs(value) >= SMALLEST_NORMAL || isNothing.test(source);
}
