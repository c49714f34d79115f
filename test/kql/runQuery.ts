import { evaluate, isNull, type OnMember, type Row } from './evaluate';
import { type Expression, readExpression } from './expression';
import { TokenReader } from './tokenReader';
import { tokens } from './tokens';

interface Named {
  readonly name: string;
  readonly expression: Expression;
}

type Aggregate = (values: readonly (readonly unknown[])[]) => Row | unknown;

const numbers = (values: readonly (readonly unknown[])[]) =>
  values.flatMap(([value]) => (typeof value === 'number' ? [value] : []));
const AGGREGATES: Readonly<Record<string, Aggregate>> = {
  count: (values) => values.length,
  countif: (values) => values.filter(([value]) => value === true).length,
  sum: (values) => numbers(values).reduce((sum, each) => sum + each, 0),
  max: (values) => (numbers(values).length === 0 ? undefined : Math.max(...numbers(values))),
  min: (values) => (numbers(values).length === 0 ? undefined : Math.min(...numbers(values))),
  dcount: (values) => new Set(values.map(([value]) => value)).size,
  make_set: (values) => [...new Set(values.map(([value]) => value).filter((value) => !isNull(value)))],
};

/**
 * Runs a query in the subset of KQL that our alerts and the workbook use, on rows given: let, where, extend, mv-expand, project,
 * summarize with by, order and take left out. What it does not know it refuses.
 * @param tables rows by table
 * @param onMember told of names that are looked up in parsed JSON
 */
export function runQuery(
  query: string,
  tables: Readonly<Record<string, readonly Row[]>>,
  onMember: OnMember = () => {},
): readonly Row[] {
  const reader = new TokenReader(tokens(query));
  const constants: Record<string, unknown> = {};
  while (reader.take('let')) {
    const name = reader.name();
    reader.expect('=');
    constants[name] = evaluate(readExpression(reader), constants, onMember);
    reader.expect(';');
  }
  const table = reader.name();
  const given = tables[table];
  if (!given) throw new Error(`no table ${table}`);
  let rows = given.map((row): Row => ({ ...constants, ...row }));
  while (reader.take('|')) rows = stepOf(reader, onMember, constants)(rows);
  if (!reader.isAtEnd) throw new SyntaxError(`the query goes on with ${reader.next?.text}`);
  return rows;
}

function stepOf(reader: TokenReader, onMember: OnMember, constants: Row): (rows: readonly Row[]) => Row[] {
  const operator = reader.name();
  switch (operator) {
    case 'where': {
      const condition = readExpression(reader);
      return (rows) => rows.filter((row) => evaluate(condition, row, onMember) === true);
    }
    case 'extend':
    case 'project': {
      const columns = reader.list(() => readNamed(reader));
      return (rows) =>
        rows.map((row) => {
          const base: Record<string, unknown> = operator === 'extend' ? { ...row } : { ...constants };
          for (const { name, expression } of columns) base[name] = evaluate(expression, row, onMember);
          return base;
        });
    }
    case 'mv-expand': {
      const { name, expression } = readNamed(reader);
      return (rows) =>
        rows.flatMap((row) => {
          const list = evaluate(expression, row, onMember);
          return Array.isArray(list) && list.length > 0
            ? list.map((item) => ({ ...row, [name]: item }))
            : [{ ...row, [name]: undefined }];
        });
    }
    case 'summarize':
      return readSummarize(reader, onMember, constants);
    default:
      throw new SyntaxError(`no operator ${operator}`);
  }
}

function readSummarize(
  reader: TokenReader,
  onMember: OnMember,
  constants: Row,
): (rows: readonly Row[]) => Row[] {
  const aggregates = reader.list(() => readNamed(reader));
  const keys = reader.take('by') ? reader.list(() => readNamed(reader)) : [];
  return (rows) => {
    const keyOf = (row: Row) => keys.map(({ expression }) => evaluate(expression, row, onMember));
    const groups = Map.groupBy(rows, (row) => JSON.stringify(keyOf(row)));
    // Without `by` there is one row, also where there is nothing.
    if (keys.length === 0 && groups.size === 0) groups.set('[]', []);
    return [...groups.values()].map((group) => {
      const [first] = group;
      const own = first ? keyOf(first) : [];
      const result: Record<string, unknown> = { ...constants };
      for (const [index, { name }] of keys.entries()) result[name] = own[index];
      for (const aggregate of aggregates) Object.assign(result, aggregated(aggregate, group, onMember));
      return result;
    });
  };
}

function aggregated({ name, expression }: Named, group: readonly Row[], onMember: OnMember): Row {
  if (expression.kind !== 'call') throw new Error(`${name} is no aggregate`);
  const values = group.map((row) => expression.args.map((arg) => evaluate(arg, row, onMember)));
  if (expression.name === 'arg_max') {
    const newest = values.toSorted(([a], [b]) => Number(b) - Number(a))[0] ?? [];
    return Object.fromEntries(expression.args.map((arg, index) => [columnName(arg), newest[index]]));
  }
  const aggregate = AGGREGATES[expression.name];
  if (!aggregate) throw new Error(`no aggregate ${expression.name}`);
  return { [name]: aggregate(values) };
}

function readNamed(reader: TokenReader): Named {
  if (reader.isAt('=', 1)) {
    const name = reader.name();
    reader.expect('=');
    return { name, expression: readExpression(reader) };
  }
  const expression = readExpression(reader);
  return { name: columnName(expression), expression };
}

/** What Kusto calls a column without a name of its own, as far as our queries use it. */
function columnName(expression: Expression): string {
  if (expression.kind === 'column') return expression.name;
  if (expression.kind === 'call' && expression.name === 'bin')
    return columnName(expression.args[0] ?? expression);
  return expression.kind === 'call' ? `${expression.name}_` : 'Column1';
}
