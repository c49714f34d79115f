/** A piece of a query. */
export interface Token {
  readonly kind: 'name' | 'string' | 'number' | 'mark';
  readonly text: string;
}

const PATTERN =
  /\s+|\/\/[^\n]*|(?<name>[A-Za-z_][\w-]*(?<=\w))|(?<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<number>\d+(?:\.\d+)?[a-z]*)|(?<mark>==|!=|=~|>=|<=|[|()[\],.=<>+*/;-])/gy;

/** @throws SyntaxError at the first character that begins nothing known */
export function tokens(query: string): Token[] {
  const found: Token[] = [];
  let end = 0;
  for (const match of query.matchAll(PATTERN)) {
    end = match.index + match[0].length;
    const { name, string, number, mark } = match.groups ?? {};
    if (name !== undefined) found.push({ kind: 'name', text: name });
    else if (string !== undefined) found.push({ kind: 'string', text: unquoted(string) });
    else if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (mark !== undefined) found.push({ kind: 'mark', text: mark });
  }
  if (end !== query.length) throw new SyntaxError(`unknown at ${end}: ${query.slice(end, end + 20)}`);
  return found;
}

function unquoted(literal: string): string {
  return literal.slice(1, -1).replaceAll(/\\(.)/g, '$1');
}
