import { columnTraits, type Edm } from './columnTypes';
import { otherRecord } from './otherRecord';
import { typedRecords } from './recordSchema';

/** Columns that come from no field of their own. */
const ownColumns: readonly (readonly [string, Edm])[] = [
  ['RecordTypeName', 'String'],
  ['UserTypeName', 'String'],
  ['ClientAddress', 'String'],
  ['MailSubject', 'String'],
  ['MailAccessType', 'String'],
  ['IsThrottled', 'Boolean'],
  ['MessageCount', 'Int32'],
  ['Unclassified', 'String'],
  ['OmittedColumns', 'String'],
];

const edmByName = new Map<string, Edm>(ownColumns);
for (const schema of [otherRecord, ...typedRecords.values()]) {
  for (const [name, type] of Object.entries(schema.shape)) {
    const edm = columnTraits.get(type)?.edm;
    if (edm) edmByName.set(name, edm);
  }
}

/** The type of a column in the table, the same in every record type; a filter is written by it. */
export function columnEdm(name: string): Edm | undefined {
  return edmByName.get(name);
}
