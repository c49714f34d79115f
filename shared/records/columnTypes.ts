import { z } from 'zod';
import { recordTime } from './recordTime';
import type { TableColumn } from './tableColumn';

/** The types that a column of ours can have in the table. */
export type Edm = 'String' | 'Boolean' | 'Int32' | 'Int64' | 'DateTime';

interface ColumnTraits {
  readonly edm: Edm;
  /** For JSON text: what it looks like inside. */
  readonly shape: z.ZodType | undefined;
  /** What the type's own parse does, without the objects around a result: some thirty fields a record, millions a day. */
  readonly toColumn: (value: unknown) => TableColumn | undefined;
}

/** Of each column type: what it is in the table, and how a value gets there. */
export const columnTraits = new WeakMap<z.ZodType, ColumnTraits>();

const INT32 = { least: -(2n ** 31n), most: 2n ** 31n - 1n };
const INT64 = { least: -(2n ** 63n), most: 2n ** 63n - 1n };
const wholeNumber = /^\s*([+-]?\d+)(?:\.0+)?\s*$/;

/** Text; numbers and booleans in their JSON spelling. CR LF at the end goes (OriginatingServer has it). */
export const text = column('String', (value) => {
  if (typeof value === 'string') return columnText(value);
  return isScalar(value) ? JSON.stringify(value) : undefined;
});

/** True or false, also as text: `"False"` occurs in ExternalAccess. */
export const bool = column('Boolean', (value) => {
  const spelled = typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (spelled === true || spelled === 'true') return true;
  return spelled === false || spelled === 'false' ? false : undefined;
});

/** A whole number within Int32, also as text. */
export const int32 = column('Int32', (value) => {
  if (typeof value === 'number' && (value | 0) === value) return value | 0;
  const whole = wholeWithin(value, INT32);
  return whole === undefined ? undefined : Number(whole);
});

/** A whole number within Int64, also as text; no digit is lost. `1156492.00` occurs in sizes. */
export const int64 = column('Int64', (value) => {
  const whole = wholeWithin(value, INT64);
  return whole === undefined ? undefined : { type: 'Int64', value: whole.toString() };
});

/** A time; without a zone it is UTC. */
export const dateTime = column('DateTime', (value) => {
  const time = typeof value === 'string' ? recordTime(value) : undefined;
  return time && { type: 'DateTime', value: time.text };
});

/**
 * An object or a collection, as JSON text. Some senders deliver the JSON text, or other text, in its place
 * (OperationProperties of Power BI, Parameters of old cmdlet records): that stands as it came.
 * @param shape what it looks like inside, for whoever reads the column; the column itself takes any shape
 */
export function json<Shape extends z.ZodType>(shape: Shape) {
  return column(
    'String',
    (value) => {
      if (typeof value === 'string') return columnText(value);
      try {
        return JSON.stringify(value);
      } catch {
        // Nested too deeply to be written by recursion.
        return undefined;
      }
    },
    shape,
  );
}

/** A reading of one field's value as a column; `columnTraits` tells the column's type. */
export type ColumnType = ReturnType<typeof column>;

function column(edm: Edm, toColumn: (value: unknown) => TableColumn | undefined, shape?: z.ZodType) {
  const reading = z.transform((value: unknown, context): TableColumn => {
    const columnValue = toColumn(value);
    if (columnValue !== undefined) return columnValue;
    context.addIssue({ code: 'custom', message: `does not fit ${edm}` });
    return z.NEVER;
  });
  columnTraits.set(reading, { edm, shape, toColumn });
  return reading;
}

/** Tables hold UTF-16 text without lone surrogates; the record's text keeps them. */
function columnText(value: string): string {
  // Step by step: an expression looks from every line end in the text to the last one, which takes hours for a million of them.
  let end = value.length;
  while (isLineEnd(value.charCodeAt(end - 1))) end -= 1;
  return (end < value.length ? value.slice(0, end) : value).toWellFormed();
}

function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13;
}

function isScalar(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || JSON.isRawJSON(value);
}

function wholeWithin(value: unknown, range: { least: bigint; most: bigint }): bigint | undefined {
  const spelled = typeof value === 'string' ? value : isNumber(value) ? JSON.stringify(value) : '';
  const digits = wholeNumber.exec(spelled)?.[1];
  // Nothing in range is longer, and BigInt takes time by the square of the digits.
  if (digits === undefined || digits.length > 40) return undefined;
  const whole = BigInt(digits);
  return whole >= range.least && whole <= range.most ? whole : undefined;
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || JSON.isRawJSON(value);
}
