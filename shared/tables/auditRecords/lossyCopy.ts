import { canonicalText } from '../../records/canonicalText';

// What stands in the place of a character that an encoding does not have: `?` from .NET's encoders (Windows PowerShell's Export-Csv is
// ASCII unless told otherwise), U+FFFD where bytes of another code page were read as UTF-8.
const QUESTION_MARK = '?';
const REPLACEMENT = '\ufffd';
// One `?` for each UTF-16 unit; one U+FFFD for each byte, of which UTF-8 has up to 4.
const MOST_REPLACEMENTS = 4;

/**
 * Whether a text is a damaged copy of another: the same but for `?` or U+FFFD in the place of characters beyond ASCII. At least one
 * character must have been lost; white space and order of members do not count, as with the same text.
 * @param copy JSON of the record that came out of a file
 * @param original JSON of the record that is stored
 */
export function isLossyCopy(copy: string, original: string): boolean {
  // Nearly every other text differs in more.
  if (!/[?\ufffd]/.test(copy)) return false;
  const [damaged, whole] = [canonicalText(copy), canonicalText(original)];
  if (damaged === undefined || whole === undefined || damaged === whole) return false;
  return matches(damaged, whole);
}

/** Reads both texts at once and holds every place in the copy that the original's characters so far may have led to. */
function matches(copy: string, original: string): boolean {
  let places = new Set([0]);
  for (const character of original) {
    const next = new Set<number>();
    for (const place of places) {
      if (copy.startsWith(character, place)) next.add(place + character.length);
      if (character < '\u0080') continue;
      for (const [mark, most] of [
        [QUESTION_MARK, character.length],
        [REPLACEMENT, MOST_REPLACEMENTS],
      ] as const) {
        for (let count = 1; count <= most && copy[place + count - 1] === mark; count++)
          next.add(place + count);
      }
    }
    if (next.size === 0) return false;
    places = next;
  }
  return places.has(copy.length);
}
