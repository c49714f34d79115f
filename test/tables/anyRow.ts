import fc from 'fast-check';
import { keySafe } from '../../shared/tables/store/keySafe';
import type { RowValue, TableRow } from '../../shared/tables/store/tableRow';

const unit = fc.constantFrom(
  'a',
  '"',
  '\\',
  '\u0000',
  '\u001f',
  '\u007f',
  'é',
  '漢',
  '😀',
  '\ud800',
  '\n',
  '\u2028',
);

/** Texts of any length up to the service's limit, of one repeated character that may be costly to write. */
const longText = fc
  .tuple(unit, fc.integer({ min: 0, max: 32_768 }))
  .map(([character, length]) => character.repeat(length).slice(0, length));

const value: fc.Arbitrary<RowValue> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: longText },
  fc.boolean(),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.uint8Array({ maxLength: 60 }),
  fc.integer({ min: 0, max: 65_536 }).map((bytes) => new Uint8Array(bytes)),
  fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n).map((big) => ({ type: 'Int64' as const, value: String(big) })),
  fc.double().map((double) => ({ type: 'Double' as const, value: String(double) })),
  fc.constant({ type: 'DateTime' as const, value: '2026-03-10T12:34:56.1234567Z' }),
);

const name = fc.oneof(
  fc.stringMatching(/^[A-Z][a-z]{1,12}$/),
  fc.constantFrom('ü'.repeat(255), 'x'.repeat(255), '漢字', '_'),
);
const keyPart = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => keySafe(text));

/** Rows of one partition of any shape; their sizes may break the limit of a row. */
export const anyRow: fc.Arbitrary<TableRow> = fc
  .tuple(fc.dictionary(name, value, { maxKeys: 12 }), keyPart)
  .map(([columns, rowKey]) => ({ ...columns, partitionKey: '50_2026-03-10', rowKey }));
