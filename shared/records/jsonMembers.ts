const escapedOrQuote = /["\\]/g;

/** A member of a JSON object as it stands in the text. */
export interface JsonMember {
  /** Between its quotes, escapes as they are. */
  readonly source: string;
  /** The exact text of its value. */
  readonly value: string;
}

/**
 * The members at the top of a JSON object, in order, repeated ones too. Without recursion, so that no nesting is too deep.
 * @param json text of an object, found to be valid JSON
 */
export function* jsonMembers(json: string): Generator<JsonMember> {
  let at = json.indexOf('{') + 1;
  while (at < json.length) {
    const keyFrom = json.indexOf('"', at);
    if (keyFrom === -1) return;
    const keyEnd = endOfString(json, keyFrom);
    const valueFrom = json.indexOf(':', keyEnd) + 1;
    const valueEnd = endOfValue(json, valueFrom);
    yield { source: json.slice(keyFrom + 1, keyEnd - 1), value: json.slice(valueFrom, valueEnd).trim() };
    at = valueEnd + 1;
  }
}

/** Up to the comma or bracket that ends the member. */
function endOfValue(json: string, from: number): number {
  let depth = 0;
  for (let at = from; at < json.length; at++) {
    const char = json[at];
    if (char === '"') at = endOfString(json, at) - 1;
    else if (char === '{' || char === '[') depth++;
    else if (depth === 0 && (char === ',' || char === '}')) return at;
    else if (char === '}' || char === ']') depth--;
  }
  return json.length;
}

function endOfString(json: string, from: number): number {
  let at = from + 1;
  for (;;) {
    escapedOrQuote.lastIndex = at;
    const found = escapedOrQuote.exec(json);
    if (!found) return json.length;
    if (found[0] === '"') return found.index + 1;
    at = found.index + 2;
  }
}
