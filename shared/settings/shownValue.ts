// Shorter than any client secret, key or token: what stands in a variable by mistake may be one of these.
const LONGEST_SHOWN = 24;

/** A value as an error may show it: itself in quotes where it is short, else only its length. */
export function shownValue(text: string): string {
  return text.length <= LONGEST_SHOWN && /^[\x20-\x7e]*$/.test(text)
    ? `'${text}'`
    : `${text.length} characters`;
}
