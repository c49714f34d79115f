import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { createRecordSource } from '../test/tenant/generator/recordSource';
import { createRandom } from '../test/tenant/random';

const DAY_MS = 24 * 60 * 60_000;
const HEADER = [
  'RecordId',
  'CreationDate',
  'RecordType',
  'Operation',
  'UserId',
  'AuditData',
  'AssociatedAdminUnits',
  'AssociatedAdminUnitsNames',
];

/**
 * Writes a CSV file as the Purview portal exports it, rows in no order, as Search-UnifiedAuditLog gives large sets. The same file each
 * time.
 */
export async function writeExportFile(
  path: string,
  { records, days, to }: { records: number; days: number; to: Date },
): Promise<void> {
  const from = new Date(to.getTime() - days * DAY_MS);
  const source = createRecordSource({ seed: 'bench', count: records, from, to });
  const random = createRandom('bench', 'order');
  const order = Array.from({ length: records }, (_, index) => ({ index, at: random.next() }));
  order.sort((a, b) => a.at - b.at);
  const lines = function* (): Generator<string> {
    yield stringify([HEADER]);
    for (const { index } of order) {
      const { id, creationTime, recordType, text } = source.at(index);
      yield stringify([[id, creationTime, recordType, 'Operation', 'user', text, '', '']]);
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(path));
}
