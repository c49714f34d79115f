import type { Expression } from './expression';

export type Row = Readonly<Record<string, unknown>>;

/** Told of every name that is looked up in parsed JSON, as a path such as `metrics.records`, and of what it found. */
export type OnMember = (path: string, value: unknown) => void;

type Scalar = (...args: unknown[]) => unknown;

const SCALARS: Readonly<Record<string, Scalar>> = {
  parse_json: (text) => JSON.parse(String(text)),
  dynamic: (value) => value,
  pack_array: (...items) => items,
  tostring: (value) =>
    isNull(value) ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value),
  toint: (value) => number(value),
  todouble: (value) => number(value),
  todatetime: (value) => (isNull(value) ? undefined : new Date(String(value))),
  tolower: (value) => String(value).toLowerCase(),
  strcat: (...parts) => parts.map((part) => (isNull(part) ? '' : String(part))).join(''),
  array_length: (list) => (Array.isArray(list) ? list.length : undefined),
  set_difference: (list, other) =>
    Array.isArray(list) ? list.filter((each) => !(Array.isArray(other) && other.includes(each))) : undefined,
  isnotempty: (value) => !isNull(value) && value !== '',
  isempty: (value) => isNull(value) || value === '',
  bin: (value) => value,
};

const OPERATIONS: Readonly<Record<string, (left: unknown, right: unknown) => unknown>> = {
  and: (left, right) => left === true && right === true,
  or: (left, right) => left === true || right === true,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '=~': (left, right) => String(left).toLowerCase() === String(right).toLowerCase(),
  '>': (left, right) => !isNull(left) && Number(left) > Number(right),
  '<': (left, right) => !isNull(left) && Number(left) < Number(right),
  '>=': (left, right) => !isNull(left) && Number(left) >= Number(right),
  '<=': (left, right) => !isNull(left) && Number(left) <= Number(right),
  '+': (left, right) => (isNull(left) || isNull(right) ? undefined : Number(left) + Number(right)),
  '-': (left, right) => (isNull(left) || isNull(right) ? undefined : Number(left) - Number(right)),
  '*': (left, right) => (isNull(left) || isNull(right) ? undefined : Number(left) * Number(right)),
  '/': (left, right) => (isNull(left) || isNull(right) ? undefined : Number(left) / Number(right)),
  contains: (left, right) => String(left).toLowerCase().includes(String(right).toLowerCase()),
  has: (left, right) => String(left).toLowerCase().includes(String(right).toLowerCase()),
  startswith: (left, right) => String(left).toLowerCase().startsWith(String(right).toLowerCase()),
  startswith_cs: (left, right) => String(left).startsWith(String(right)),
};

/**
 * The value of an expression for one row.
 * @throws Error for a column that the row has not: Kusto would refuse the whole query
 */
export function evaluate(expression: Expression, row: Row, onMember: OnMember): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'column':
      if (!Object.hasOwn(row, expression.name)) throw new Error(`no column ${expression.name}`);
      return row[expression.name];
    case 'member': {
      const of = evaluate(expression.of, row, onMember);
      const value: unknown =
        typeof of === 'object' && of !== null ? Reflect.get(of, expression.name) : undefined;
      onMember(pathOf(expression), value);
      return value;
    }
    case 'in': {
      const value = evaluate(expression.value, row, onMember);
      return expression.choices.some((choice) => evaluate(choice, row, onMember) === value);
    }
    case 'operation': {
      const operation = OPERATIONS[expression.operator];
      if (!operation) throw new Error(`no operator ${expression.operator}`);
      return operation(evaluate(expression.left, row, onMember), evaluate(expression.right, row, onMember));
    }
    case 'call': {
      const scalar = SCALARS[expression.name];
      if (!scalar) throw new Error(`no function ${expression.name}`);
      return scalar(...expression.args.map((arg) => evaluate(arg, row, onMember)));
    }
  }
}

/** `run.metrics.records` without the column it begins with, where the columns are `run` and what was expanded out of it. */
function pathOf(expression: Expression): string {
  if (expression.kind === 'column') return expression.name;
  if (expression.kind !== 'member') return '?';
  return `${pathOf(expression.of)}.${expression.name}`;
}

function number(value: unknown): number | undefined {
  const parsed = isNull(value) || value === '' ? Number.NaN : Number(value);
  return Number.isNaN(parsed) ? undefined : parsed;
}

export function isNull(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
