type Row = Readonly<Record<string, unknown>>;
type Condition = (row: Row) => boolean;

const TOKEN = /\s*(?:'((?:[^']|'')*)'|([()])|([A-Za-z]\w*|-?\d+))/y;

/** Reads the part of the service's filter language that the product uses: eq, ne, ge, gt, le, lt, and, or, not, parentheses. */
export function rowFilter(filter: string): Condition {
  const tokens = [...tokensOf(filter)];
  if (tokens.length === 0) return () => true;
  let at = 0;
  const next = () => tokens[at++] ?? '';

  function either(): Condition {
    let condition = all();
    while (tokens[at] === 'or') {
      at += 1;
      const [left, right] = [condition, all()];
      condition = (row) => left(row) || right(row);
    }
    return condition;
  }

  function all(): Condition {
    let condition = one();
    while (tokens[at] === 'and') {
      at += 1;
      const [left, right] = [condition, one()];
      condition = (row) => left(row) && right(row);
    }
    return condition;
  }

  function one(): Condition {
    if (tokens[at] === 'not') {
      at += 1;
      const condition = one();
      return (row) => !condition(row);
    }
    if (tokens[at] === '(') {
      at += 1;
      const condition = either();
      if (next() !== ')') throw new SyntaxError(`unbalanced: ${filter}`);
      return condition;
    }
    return comparison(next(), next(), next());
  }

  const condition = either();
  if (at !== tokens.length) throw new SyntaxError(`not understood from token ${at} on: ${filter}`);
  return condition;
}

function comparison(name: string, operator: string, literal: string): Condition {
  const column = name === 'PartitionKey' ? 'partitionKey' : name === 'RowKey' ? 'rowKey' : name;
  const wanted = literalValue(literal);
  return (row) => {
    const value = row[column];
    // What has no such column, or one of another type, meets no condition: the strictest reading of the service's rules.
    if (typeof value !== typeof wanted) return false;
    const isLess = typeof value === 'number' ? value < Number(wanted) : String(value) < String(wanted);
    const order = value === wanted ? 0 : isLess ? -1 : 1;
    if (operator === 'eq') return order === 0;
    if (operator === 'ne') return order !== 0;
    if (operator === 'ge') return order >= 0;
    if (operator === 'gt') return order > 0;
    if (operator === 'le') return order <= 0;
    if (operator === 'lt') return order < 0;
    throw new SyntaxError(`no operator: ${operator}`);
  };
}

/** Text literals come with one quote before them and their own quotes undoubled. */
function* tokensOf(filter: string): Generator<string> {
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < filter.trimEnd().length) {
    const match = TOKEN.exec(filter);
    if (!match) throw new SyntaxError(`not understood: ${filter}`);
    const [, text, bracket, word] = match;
    yield text === undefined ? (bracket ?? word ?? '') : `'${text.replaceAll("''", "'")}`;
  }
}

function literalValue(literal: string): string | number | boolean {
  if (literal.startsWith("'")) return literal.slice(1);
  return /^-?\d+$/.test(literal) ? Number(literal) : literal === 'true';
}
