import { columnEdm } from '../../shared/records/columnEdm';
import { columnTraits } from '../../shared/records/columnTypes';
import { otherRecord } from '../../shared/records/otherRecord';
import { recordSchema, typedRecords } from '../../shared/records/recordSchema';
import { documentedFields } from './documentedFields';
import { sampleRecords } from './sampleRecords';

const allSchemas = [otherRecord, ...typedRecords.values()];

test.each(documentedFields)('types $recordTypes have every documented field', ({ recordTypes, fields }) => {
  for (const recordType of recordTypes) {
    const { shape } = recordSchema(recordType);
    const declared = Object.keys(fields).map((name) => {
      const type = shape[name];
      return [name, type && columnTraits.get(type)?.edm];
    });
    expect(Object.fromEntries(declared)).toEqual(fields);
  }
});

test('a column has the same type in every record type', () => {
  for (const schema of allSchemas) {
    for (const [name, type] of Object.entries(schema.shape)) {
      expect([name, columnTraits.get(type)?.edm]).toEqual([name, columnEdm(name)]);
    }
  }
});

test('columns that come from no field have a type too', () => {
  expect(columnEdm('IsThrottled')).toBe('Boolean');
  expect(columnEdm('MessageCount')).toBe('Int32');
  expect(columnEdm('ClientAddress')).toBe('String');
  expect(columnEdm('NoSuchColumn')).toBeUndefined();
});

const usedByTheProduct = [
  ...[
    'PartitionKey',
    'RowKey',
    'Timestamp',
    'timestamp',
    'etag',
    'odata.etag',
    'IsVariant',
    'VariantOf',
    'Source',
  ],
  ...[
    'AuditData',
    'AuditDataSha256',
    'AuditDataGzip00',
    'ContentId',
    'ContractVersion',
    'ParserVersion',
    'Parts',
  ],
  ...['RecordTypeName', 'UserTypeName', 'ClientAddress', 'MailSubject', 'MailAccessType', 'IsThrottled'],
  ...['MessageCount', 'Unclassified', 'OmittedColumns'],
];

test('no field of a record has a name that the product uses itself, or that a table cannot hold', () => {
  for (const schema of allSchemas) {
    for (const name of Object.keys(schema.shape)) {
      expect(usedByTheProduct).not.toContain(name);
      expect(name).toMatch(/^[A-Za-z]\w*$/);
    }
  }
});

test('what is known about the inside of JSON columns reads the records of the field unaltered', () => {
  for (const sample of Object.values(sampleRecords)) {
    for (const [name, value] of Object.entries(sample)) {
      const type = recordSchema(Number(sample.RecordType)).shape[name];
      const inside = type && columnTraits.get(type)?.shape;
      if (inside) expect([name, inside.parse(value)]).toEqual([name, value]);
    }
  }
});
