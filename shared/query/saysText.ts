const ESCAPE = /\\(?:u([0-9a-f]{4})|(["\\/bfnrt]))/gi;
const SHORT: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
// Text in JSON in text in JSON: what a cmdlet's parameters hold.
const DEEPEST = 3;

/**
 * A test whether a record's received text says something, wherever in it: letter case, composed or decomposed letters and JSON escapes
 * (`\u00e9`, `\/`, `\"`, also of JSON within JSON) do not count.
 * @param wanted what to look for
 */
export function saysText(wanted: string): (received: string) => boolean {
  const plain = comparable(wanted);
  return (received) => {
    let text = received;
    for (let depth = 0; depth <= DEEPEST; depth++) {
      if (comparable(text).includes(plain)) return true;
      if (!text.includes('\\')) return false;
      text = unescaped(text);
    }
    return false;
  };
}

function comparable(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function unescaped(text: string): string {
  return text.replace(ESCAPE, (_, hex: string | undefined, character = '') =>
    hex === undefined ? (SHORT[character] ?? character) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
