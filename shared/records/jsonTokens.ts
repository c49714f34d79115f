/** Receives the tokens of a JSON text in order. Strings and numbers come in the text's own spelling. */
export interface JsonTokens {
  open(bracket: '{' | '['): void;
  close(): void;
  key(source: string): void;
  scalar(source: string): void;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;
const escapeSequence = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Reads a JSON text (RFC 8259) token by token, without recursion, so that no nesting is too deep.
 * @returns the offset of the first character that is no JSON, in UTF-16 units; -1 where all of it is
 */
export function jsonTokens(text: string, tokens: JsonTokens): number {
  const open: ('{' | '[')[] = [];
  let expected: 'value' | 'valueOrClose' | 'keyOrClose' | 'key' | 'commaOrClose' | 'nothing' = 'value';
  let at = skipWhiteSpace(text, 0);
  while (at < text.length) {
    const char = text[at];
    const start = at;
    if (expected === 'nothing') return at;
    if (expected === 'commaOrClose' && char === ',') {
      expected = open.at(-1) === '{' ? 'key' : 'value';
      at++;
    } else if (char === '}' || char === ']') {
      const closes =
        expected === 'commaOrClose' || expected === (char === '}' ? 'keyOrClose' : 'valueOrClose');
      if (!closes || open.pop() !== (char === '}' ? '{' : '[')) return at;
      tokens.close();
      expected = open.length === 0 ? 'nothing' : 'commaOrClose';
      at++;
    } else if (expected === 'keyOrClose' || expected === 'key') {
      const end = char === '"' ? endOfString(text, at) : { fault: at };
      if ('fault' in end) return end.fault;
      at = skipWhiteSpace(text, end.after);
      if (text[at] !== ':') return at;
      tokens.key(text.slice(start, end.after));
      expected = 'value';
      at++;
    } else if (expected === 'commaOrClose') {
      return at;
    } else if (char === '{' || char === '[') {
      tokens.open(char);
      open.push(char);
      expected = char === '{' ? 'keyOrClose' : 'valueOrClose';
      at++;
    } else {
      const end = endOfScalar(text, at);
      if ('fault' in end) return end.fault;
      at = end.after;
      tokens.scalar(text.slice(start, at));
      expected = open.length === 0 ? 'nothing' : 'commaOrClose';
    }
    at = skipWhiteSpace(text, at);
  }
  return expected === 'nothing' ? -1 : at;
}

type End = { after: number } | { fault: number };

function endOfScalar(text: string, from: number): End {
  if (text[from] === '"') return endOfString(text, from);
  const pattern = /[-\d]/.test(text[from] ?? '') ? number : word;
  pattern.lastIndex = from;
  return pattern.test(text) ? { after: pattern.lastIndex } : { fault: from };
}

function endOfString(text: string, from: number): End {
  let at = from + 1;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) return { after: at + 1 };
    if (unit < 0x20) return { fault: at };
    if (unit !== 0x5c) {
      at++;
      continue;
    }
    escapeSequence.lastIndex = at;
    if (!escapeSequence.test(text)) return { fault: at };
    at = escapeSequence.lastIndex;
  }
  return { fault: at };
}

function skipWhiteSpace(text: string, from: number): number {
  let at = from;
  while (' \t\n\r'.includes(text[at] ?? '\0')) at++;
  return at;
}
