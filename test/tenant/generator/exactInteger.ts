const mark = '\u0000integer:';

/** Stands for an integer that a JavaScript number cannot hold; `withExactIntegers` writes its digits. */
export function exactInteger(digits: string): string {
  return `${mark}${digits}`;
}

/** Replaces the stand-ins in a JSON text by the bare digits. */
export function withExactIntegers(json: string): string {
  return json.includes('\\u0000integer:') ? json.replace(/"\\u0000integer:(-?\d+)"/g, '$1') : json;
}
