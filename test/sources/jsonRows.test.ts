import type { JsonForm } from '../../shared/sources/exportForm';
import type { ExportRow } from '../../shared/sources/exportRow';
import { jsonRows } from '../../shared/sources/jsonRows';
import { chunks } from './chunks';

async function rowsOf(json: string, kind: JsonForm['kind'], size?: number) {
  const rows: ExportRow[] = [];
  for await (const row of jsonRows(chunks(json, size), { kind, source: 'json' })) rows.push(row);
  return rows.map((row) => ('utf8' in row ? [row.kind, row.utf8.toString()] : [row.kind]));
}

describe('jsonRows', () => {
  it.each([1, 7, 1_000])('takes apart arrays, lines, objects and pages in chunks of %i', async (size) => {
    const both = [
      ['record', '{"Id":"a"}'],
      ['record', '{"Id": "b"}'],
    ];
    expect(await rowsOf('[{"Id":"a"},\n{"Id": "b"}]', 'jsonArray', size)).toEqual(both);
    expect(await rowsOf('{"Id":"a"}\r\n\r\n{"Id": "b"}', 'jsonLines', size)).toEqual(both);
    expect(await rowsOf('{"Id":"a"}\n{"Id": "b"}\n', 'jsonObjects', size)).toEqual(both);
    const page = '{"@odata.context":"x","value":[{"Id":"a"},{"Id": "b"}],"@odata.nextLink":"y"}';
    expect(await rowsOf(page, 'jsonPage', size)).toEqual(both);
  });

  it('lets a broken line harm no other', async () => {
    expect(await rowsOf('{"Id":"a"}\n{"Id":\n{"Id":"c"}', 'jsonLines')).toEqual([
      ['record', '{"Id":"a"}'],
      ['record', '{"Id":'],
      ['record', '{"Id":"c"}'],
    ]);
  });

  it('gives the rest of a file that ends in the middle', async () => {
    expect(await rowsOf('[{"Id":"a"},{"Id":', 'jsonArray')).toEqual([
      ['record', '{"Id":"a"}'],
      ['broken', '{"Id":'],
    ]);
    expect(await rowsOf('{"value":[{"Id":"a"},{"Id":', 'jsonPage')).toEqual([
      ['record', '{"Id":"a"}'],
      ['broken', '{"Id":'],
    ]);
  });
});
