import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import type { ExportValue, ExportView } from '../../shared/exports/exportView';
import { ParquetFile } from '../../shared/exports/parquetFile';

const view: ExportView = {
  columns: [
    { name: 'Text', edm: 'String' },
    { name: 'Flag', edm: 'Boolean' },
    { name: 'Small', edm: 'Int32' },
    { name: 'Big', edm: 'Int64' },
    { name: 'Time', edm: 'DateTime' },
  ],
  valuesOf: () => [],
};

async function written(rows: Iterable<readonly ExportValue[]>) {
  const chunks: Uint8Array[] = [];
  const file = await ParquetFile.begin(view, async (bytes) => {
    chunks.push(bytes);
  });
  for (const row of rows) await file.add(row);
  const before = chunks.length;
  await file.end();
  const bytes = Buffer.concat(chunks);
  const buffer = new Uint8Array(bytes).buffer;
  return { buffer, metadata: parquetMetadata(buffer), chunksBeforeEnd: before };
}

describe('ParquetFile', () => {
  it('is read back by another program, types and all', async () => {
    const time = new Date('2026-11-02T10:00:00.123Z');
    const { buffer, metadata } = await written([
      ['Zoë \u0000 "\u2028 😀', true, -(2 ** 31), 9_223_372_036_854_775_807n, time],
      ['', false, 0, 0n, new Date(0)],
      [undefined, undefined, undefined, undefined, undefined],
    ]);
    expect(
      metadata.schema.slice(1).map(({ name, type, converted_type }) => [name, type, converted_type]),
    ).toEqual([
      ['Text', 'BYTE_ARRAY', 'UTF8'],
      ['Flag', 'BOOLEAN', undefined],
      ['Small', 'INT32', undefined],
      ['Big', 'INT64', undefined],
      ['Time', 'INT64', 'TIMESTAMP_MILLIS'],
    ]);
    expect(await parquetReadObjects({ file: buffer })).toEqual([
      {
        Text: 'Zoë \u0000 "\u2028 😀',
        Flag: true,
        Small: -(2 ** 31),
        Big: 9_223_372_036_854_775_807n,
        Time: time,
      },
      { Text: '', Flag: false, Small: 0, Big: 0n, Time: new Date(0) },
      { Text: null, Flag: null, Small: null, Big: null, Time: null },
    ]);
  });

  it('is whole without a record', async () => {
    const { buffer, metadata } = await written([]);
    expect(metadata.num_rows).toBe(0n);
    expect(await parquetReadObjects({ file: buffer })).toEqual([]);
  });

  it.each([
    ['many records', 25_000, 10, 3],
    ['long records', 40, 1_000_000, 5],
  ])('writes %s in groups, each as soon as it is full', async (_name, count, length, groups) => {
    const rows = function* (): Generator<ExportValue[]> {
      for (let at = 0; at < count; at++)
        yield [String(at).padStart(length, 'x'), true, at, BigInt(at), new Date(at)];
    };
    const { buffer, metadata, chunksBeforeEnd } = await written(rows());
    expect(metadata.row_groups.length).toBe(groups);
    expect(chunksBeforeEnd).toBeGreaterThanOrEqual(groups - 1);
    const read = await parquetReadObjects({ file: buffer, columns: ['Small', 'Text'] });
    expect(read.map(({ Small }) => Small)).toEqual(Array.from({ length: count }, (_, at) => at));
    expect(read.at(-1)?.Text).toBe(String(count - 1).padStart(length, 'x'));
  });
});
