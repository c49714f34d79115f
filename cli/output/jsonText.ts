/** An object as indented JSON; what is not known is null rather than left out. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, (_name, part: unknown) => (part === undefined ? null : part), 2)}\n`;
}
