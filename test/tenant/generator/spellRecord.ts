import type { Random } from '../random';
import { withExactIntegers } from './exactInteger';
import type { RecordFields } from './scene';

/**
 * Writes a record as JSON, in one of the spellings that serialisers produce: plain, `\/` for `/`, `\u00e9` for
 * characters beyond ASCII in lower or upper case digits, white space between tokens, members in another order.
 * @returns the exact text; parsing any spelling gives the same record
 */
export function spellRecord(fields: RecordFields, random: Random): string {
  const draw = random.next();
  if (draw < 0.86) return withExactIntegers(JSON.stringify(fields));
  if (draw < 0.89) return withExactIntegers(JSON.stringify(shuffled(fields, random)));
  if (draw < 0.92) return withExactIntegers(JSON.stringify(fields, undefined, random.pick([1, '\t', 2])));
  const json = withExactIntegers(JSON.stringify(fields));
  if (draw < 0.95) return json.replaceAll('/', '\\/');
  if (draw < 0.98) return asciiOnly(json, (hex) => hex);
  return asciiOnly(json, (hex) => hex.toUpperCase());
}

function shuffled(fields: RecordFields, random: Random): RecordFields {
  const entries = Object.entries(fields).map((entry) => ({ entry, at: random.next() }));
  return Object.fromEntries(entries.sort((a, b) => a.at - b.at).map(({ entry }) => entry));
}

function asciiOnly(json: string, spell: (hex: string) => string): string {
  // Without the u flag, so that a pair of surrogates becomes two escapes as JSON wants it.
  return json.replace(
    /[^\u0020-\u007e\s]/g,
    (unit) => `\\u${spell(unit.charCodeAt(0).toString(16).padStart(4, '0'))}`,
  );
}
