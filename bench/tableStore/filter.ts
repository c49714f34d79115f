import { ServiceError } from './serviceError';

/** A literal or a property of a filter, so that it can be compared: numbers and times by size, text by UTF-16 units. */
type Comparable = {
  readonly type: 'text' | 'number' | 'big' | 'flag' | 'time' | 'other';
  readonly value: string | number | bigint | boolean;
};

/** A filter of the service's language (querying-tables-and-entities), as a tree. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter }
  | {
      readonly kind: 'compare';
      readonly name: string;
      /** Where the property's type stands; undefined for keys, which are text. */
      readonly typeName: string | undefined;
      readonly operator: string;
      readonly literal: Comparable;
    };

const TOKEN =
  /\s*(?:(datetime|guid|X|binary)?'((?:[^']|'')*)'|([()])|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?L?)(?![\w.])|([A-Za-z_]\w*))/y;
const OPERATORS = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const TURNED: Readonly<Record<string, string>> = { gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' };

type Token = { readonly word: string } | { readonly literal: Comparable };

/**
 * Reads a filter.
 * @throws ServiceError 400 InvalidInput where the service would not understand it
 */
export function parseFilter(text: string): Filter | undefined {
  const tokens = [...tokensOf(text)];
  if (tokens.length === 0) return undefined;
  let at = 0;
  const word = () => {
    const token = tokens[at];
    return token && 'word' in token ? token.word : undefined;
  };

  function joined(kind: 'or' | 'and', next: () => Filter): Filter {
    const parts = [next()];
    while (word() === kind) {
      at += 1;
      parts.push(next());
    }
    const [only, second] = parts;
    return only && !second ? only : { kind, parts };
  }
  const any = (): Filter => joined('or', () => joined('and', one));

  function one(): Filter {
    if (word() === 'not') {
      at += 1;
      return { kind: 'not', part: one() };
    }
    if (word() === '(') {
      at += 1;
      const inner = any();
      if (word() !== ')') throw invalid(text);
      at += 1;
      return inner;
    }
    return comparison();
  }

  function comparison(): Filter {
    const [left, operator, right] = [tokens[at], tokens[at + 1], tokens[at + 2]];
    at += 3;
    if (!left || !operator || !right || !('word' in operator) || !OPERATORS.has(operator.word))
      throw invalid(text);
    if ('word' in left && 'literal' in right) return compare(left.word, operator.word, right.literal);
    if ('literal' in left && 'word' in right) {
      const turned = TURNED[operator.word] ?? operator.word;
      return compare(right.word, turned, left.literal);
    }
    throw invalid(text);
  }

  const filter = any();
  if (at !== tokens.length) throw invalid(text);
  return filter;
}

/** Whether an entity meets a filter. A property that is missing, or of another type than the literal, meets no comparison but `ne`. */
export function meets(filter: Filter | undefined, property: (name: string) => unknown): boolean {
  if (!filter) return true;
  if ('parts' in filter) {
    const isPart = (part: Filter) => meets(part, property);
    return filter.kind === 'and' ? filter.parts.every(isPart) : filter.parts.some(isPart);
  }
  if (filter.kind === 'not') return !meets(filter.part, property);
  const { name, typeName, operator, literal } = filter;
  const found = property(name);
  const value = comparableOf(
    found,
    found === undefined || typeName === undefined ? undefined : property(typeName),
  );
  if (value === undefined) return false;
  if (value.type !== literal.type) return operator === 'ne';
  if (operator === 'eq') return value.value === literal.value;
  if (operator === 'ne') return value.value !== literal.value;
  if (operator === 'gt') return value.value > literal.value;
  if (operator === 'ge') return value.value >= literal.value;
  if (operator === 'lt') return value.value < literal.value;
  return value.value <= literal.value;
}

function compare(name: string, operator: string, literal: Comparable): Filter {
  const isKey = name === 'PartitionKey' || name === 'RowKey';
  return { kind: 'compare', name, typeName: isKey ? undefined : `${name}@odata.type`, operator, literal };
}

function comparableOf(value: unknown, type: unknown): Comparable | undefined {
  if (value === undefined || value === null) return undefined;
  if (type === 'Edm.DateTime') return { type: 'time', value: Date.parse(String(value)) };
  if (type === 'Edm.Int64') return { type: 'big', value: BigInt(String(value)) };
  if (type === 'Edm.Double') return { type: 'number', value: Number(value) };
  if (type === 'Edm.Binary' || type === 'Edm.Guid') return { type: 'other', value: String(value) };
  if (typeof value === 'string') return { type: 'text', value };
  if (typeof value === 'boolean') return { type: 'flag', value };
  return { type: 'number', value: Number(value) };
}

function* tokensOf(text: string): Generator<Token> {
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (!match) throw invalid(text);
    const [, prefix, quoted, bracket, number, name] = match;
    if (quoted !== undefined) yield { literal: quotedLiteral(prefix, quoted.replaceAll("''", "'")) };
    else if (number !== undefined) yield { literal: numberLiteral(number) };
    else if (name === 'true' || name === 'false') yield { literal: { type: 'flag', value: name === 'true' } };
    else yield { word: bracket ?? name ?? '' };
  }
}

function quotedLiteral(prefix: string | undefined, value: string): Comparable {
  if (prefix === undefined) return { type: 'text', value };
  return prefix === 'datetime' ? { type: 'time', value: Date.parse(value) } : { type: 'other', value };
}

function numberLiteral(text: string): Comparable {
  return text.endsWith('L')
    ? { type: 'big', value: BigInt(text.slice(0, -1)) }
    : { type: 'number', value: Number(text) };
}

function invalid(text: string): ServiceError {
  return new ServiceError(400, 'InvalidInput', `A syntax error in the filter ${text.slice(0, 200)}`);
}
