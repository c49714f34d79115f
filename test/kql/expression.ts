import type { TokenReader } from './tokenReader';

/** An expression of the subset of KQL that our queries are written in. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly kind: 'operation';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'in'; readonly value: Expression; readonly choices: readonly Expression[] };

const COMPARISONS = [
  '==',
  '!=',
  '=~',
  '>=',
  '<=',
  '>',
  '<',
  'contains',
  'startswith_cs',
  'startswith',
  'has',
];
const CONSTANTS: Readonly<Record<string, unknown>> = { true: true, false: false };

/** Binds from `or` through `and`, comparisons, sums to products. */
export function readExpression(reader: TokenReader): Expression {
  return chain(reader, ['or'], () =>
    chain(reader, ['and'], () => {
      const value = sum(reader);
      if (reader.take('in')) {
        reader.expect('(');
        const choices = reader.list(() => readExpression(reader));
        reader.expect(')');
        return { kind: 'in', value, choices };
      }
      const operator = COMPARISONS.find((each) => reader.take(each));
      return operator === undefined
        ? value
        : { kind: 'operation', operator, left: value, right: sum(reader) };
    }),
  );
}

function sum(reader: TokenReader): Expression {
  return chain(reader, ['+', '-'], () => chain(reader, ['*', '/'], () => member(reader)));
}

function chain(reader: TokenReader, operators: readonly string[], operand: () => Expression): Expression {
  let left = operand();
  for (;;) {
    const operator = operators.find((each) => reader.take(each));
    if (operator === undefined) return left;
    left = { kind: 'operation', operator, left, right: operand() };
  }
}

function member(reader: TokenReader): Expression {
  let value = primary(reader);
  while (reader.take('.')) value = { kind: 'member', of: value, name: reader.name() };
  return value;
}

function primary(reader: TokenReader): Expression {
  if (reader.take('(')) {
    const inner = readExpression(reader);
    reader.expect(')');
    return inner;
  }
  if (reader.take('[')) {
    const items = reader.isAt(']') ? [] : reader.list(() => readExpression(reader));
    reader.expect(']');
    return { kind: 'call', name: 'pack_array', args: items };
  }
  const { kind, text } = reader.any();
  if (kind === 'string') return { kind: 'literal', value: text };
  if (kind === 'number') return { kind: 'literal', value: /^\d+(\.\d+)?$/.test(text) ? Number(text) : text };
  if (kind === 'mark') throw new SyntaxError(`an expression begins with ${text}`);
  if (Object.hasOwn(CONSTANTS, text)) return { kind: 'literal', value: CONSTANTS[text] };
  if (!reader.take('(')) return { kind: 'column', name: text };
  const args = reader.isAt(')') ? [] : reader.list(() => readExpression(reader));
  reader.expect(')');
  return { kind: 'call', name: text, args };
}
