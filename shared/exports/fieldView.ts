import { z } from 'zod';
import { columnEdm } from '../records/columnEdm';
import type { Edm } from '../records/columnTypes';
import { commonRecord } from '../records/commonRecord';
import { parseExactJson } from '../records/exactJson';
import { jsonObject } from '../records/jsonObject';
import { recordSchema } from '../records/recordSchema';
import { trimmedFields } from '../records/trimmedFields';
import type { ExportedRecord, ExportValue, ExportView } from './exportView';
import { fieldValue } from './fieldValue';

const FIRST = ['Id', 'CreationTime', 'RecordType', 'RecordTypeName'];
const DERIVED = [
  'UserTypeName',
  'ClientAddress',
  'MailSubject',
  'MailAccessType',
  'IsThrottled',
  'MessageCount',
];
const LAST: readonly (readonly [string, Edm])[] = [
  ['Unclassified', 'String'],
  ['IsVariant', 'Boolean'],
  ['VariantOf', 'String'],
  ['Source', 'String'],
  ['ContentId', 'String'],
  ['AuditDataSha256', 'String'],
  ['AuditData', 'String'],
];

const names = z.array(z.string()).catch([]);

/**
 * One column a field: what every record has, then what the schemas of these types have, then what is derived, what no schema knows
 * (`Unclassified`, a JSON object), where the record came from and its exact text. The columns depend on the types alone, so that the
 * same types always give the same columns.
 */
export function fieldView(recordTypes: Iterable<number>): ExportView {
  const schemas = [...new Set([...recordTypes].sort((a, b) => a - b).map(recordSchema))];
  const fields = [commonRecord, ...schemas].flatMap(({ shape }) => Object.keys(shape));
  const ofFields = [...new Set([...FIRST, ...fields, ...DERIVED])];
  const columns = [
    ...ofFields.map((name) => ({ name, edm: columnEdm(name) ?? ('String' as const) })),
    ...LAST.map(([name, edm]) => ({ name, edm })),
  ];
  return {
    columns,
    valuesOf(record) {
      const leftOut = omittedValues(record);
      return columns.map(({ name }) =>
        name === 'AuditData' ? record.text : (exportValue(record.row[name]) ?? leftOut?.get(name)),
      );
    },
  };
}

/** A hundred columns a record: too many for a parser. */
function exportValue(value: unknown): ExportValue {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'bigint':
      return value;
    default:
      return value instanceof Date ? value : undefined;
  }
}

/** Values that were too long for the table: the text still has them. */
function omittedValues({ row, text }: ExportedRecord): Map<string, ExportValue> | undefined {
  if (typeof row.OmittedColumns !== 'string') return undefined;
  const fields = trimmedFields(jsonObject.parse(parseExactJson(text)));
  const { shape } = recordSchema(Number(row.RecordType));
  const omitted = names.parse(parseExactJson(row.OmittedColumns));
  return new Map(
    omitted.map((name) => {
      const type = Object.hasOwn(shape, name) ? shape[name] : undefined;
      return [name, type && fieldValue(type, fields[name])];
    }),
  );
}
