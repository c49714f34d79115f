import { hash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { csvLine } from '../../cli/output/csvLine';
import { csvRows } from '../../shared/sources/csvRows';
import type { CsvForm } from '../../shared/sources/exportForm';
import type { ExportRow } from '../../shared/sources/exportRow';
import { chunks } from './chunks';

const usual: CsvForm = { kind: 'csv', source: 'csv', delimiter: ',', hasTypeLine: false };

async function rowsOf(
  csv: string | Buffer,
  form: Partial<CsvForm> = {},
  size?: number,
): Promise<ExportRow[]> {
  const rows: ExportRow[] = [];
  for await (const row of csvRows(() => chunks(csv, size), { ...usual, ...form })) rows.push(row);
  return rows;
}

const textOf = (row: ExportRow | undefined) => (row && 'utf8' in row ? row.utf8.toString('utf8') : undefined);

describe('csvRows', () => {
  it('undoes the doubling of quotes', async () => {
    const [row] = await rowsOf('RecordId,AuditData,X\r\n1,"{""Id"":""a"",""S"":""x\\r\\n""}",\r\n');
    expect(row).toMatchObject({ kind: 'record', number: 1 });
    expect(textOf(row)).toBe('{"Id":"a","S":"x\\r\\n"}');
  });

  it('tells what the search says of itself', async () => {
    const [row] = await rowsOf('"AuditData","ResultIndex","ResultCount"\n"{}","3","17"\n');
    expect(row).toMatchObject({ search: { resultIndex: 3, resultCount: 17 } });
  });

  it.each([
    ['a separator line', 'sep=;\r\nAuditData;X\r\n{};1', { hasTypeLine: true, delimiter: ';' }, ['{}']],
    [
      'headers again, with the columns in another order',
      'AuditData,X\n{},1\nX,"AuditData"\n1,[]\n',
      {},
      ['{}', '[]'],
    ],
    ['a type line', '#TYPE A.B\r\nAuditData,X\r\n"{}",1', { hasTypeLine: true }, ['{}']],
    ['semicolons', 'X;AuditData\n1;"{""a"":1,""b"":2}"\n', { delimiter: ';' }, ['{"a":1,"b":2}']],
    ['rows of any length', 'X,AuditData,Y\n1,{}\n1,[],2,3\n', {}, ['{}', '[]']],
    ['empty lines', 'AuditData\n\n{}\n\n', {}, ['{}']],
    [
      'line ends of several files put together',
      'AuditData,X\r\n"{}",1\n"[\r\n]",2\n"{ }",3\r\n"[]",4\r"[ ]",5',
      {},
      ['{}', '[\r\n]', '{ }', '[]', '[ ]'],
    ],
    ['a quote in the middle', 'X,AuditData\na"b,{}\n', {}, ['{}']],
  ] as const)('takes %s', async (_name, csv, form, texts) => {
    expect((await rowsOf(csv, form)).map(textOf)).toEqual(texts);
  });

  it('gives all that a quote without an end has taken in, as one text', async () => {
    const csv =
      'N,AuditData,X\n1,"{""Id"":""a"",""B"":1}\n2,"{""Id"":""b"",""C"":2}",x\n3,"{""Id"":""c""}",y\n';
    const rows = await rowsOf(csv);
    expect(rows.map(({ kind }) => kind)).toEqual(['record', 'record']);
    expect(textOf(rows[0])).toContain('{"Id":"a","B":1}\n2,"');
    expect(textOf(rows[0])).toContain('""Id"":""b"",""C"":2}');
    expect(textOf(rows[1])).toBe('{"Id":"c"}');
  });

  it('takes off what our own CSV puts in front of a formula, and nothing else', async () => {
    const texts = ['\t{"a":1}', ' -1', "'=x", '{"b":"=1;-2;\\n"}', '{\n"@c":\n-1}', "'{}", ";'=1"];
    const row = (text: string) => csvLine(['=1', hash('sha256', text), text]);
    const csv = csvLine(['X', 'AuditDataSha256', 'AuditData']) + texts.map(row).join('');
    expect((await rowsOf(csv)).map(textOf)).toEqual(texts);
  });

  it("leaves others' texts as they are", async () => {
    const texts = ["'=x", `{"b":";'=1"}`];
    const csv = `AuditData\n${texts.map((text) => `"${text.replaceAll('"', '""')}"`).join('\n')}`;
    expect((await rowsOf(csv)).map(textOf)).toEqual(texts);
  });

  it('leaves alone a text that has the hash beside it, and names one that has not', async () => {
    const row = (text: string, sha256: string) => csvLine([text, sha256]);
    const csv =
      row('AuditData', 'AuditDataSha256') +
      row(' -{"a":1}', hash('sha256', ' -{"a":1}')) +
      row('{"a":2}', hash('sha256', '{"a":1}').toUpperCase()) +
      row('{"a":3}', '') +
      row('{"a":4}', 'no hash');
    const rows = await rowsOf(csv);
    expect(rows.map(({ kind }) => kind)).toEqual(['record', 'altered', 'record', 'record']);
    expect(rows[1]).toMatchObject({
      number: 2,
      utf8: Buffer.from('{"a":2}'),
      detail: expect.stringContaining('SHA-256'),
    });
  });

  it('remarks on a cell of the length at which Excel cuts off', async () => {
    const text = `{"Id":"${'ü'.repeat(32_767 - 7)}`;
    const rows = await rowsOf(
      `AuditData\n${[text, `${text}"`, text.slice(1)].map((cell) => `"${cell.replaceAll('"', '""')}"`).join('\n')}`,
    );
    expect(rows.map((row) => 'remark' in row)).toEqual([true, false, false]);
  });

  it('counts rows without AuditData', async () => {
    const rows = await rowsOf('X,AuditData\n1,\n2\n3," "\n4,{}\n');
    expect(rows.map(({ kind, number }) => [kind, number])).toEqual([
      ['empty', 1],
      ['empty', 2],
      ['empty', 3],
      ['record', 4],
    ]);
  });

  it('keeps bytes that are no UTF-8', async () => {
    const [row] = await rowsOf(
      Buffer.concat([Buffer.from('AuditData\n{'), Buffer.from([0xe9]), Buffer.from('}\n')]),
    );
    expect(row && 'utf8' in row && row.utf8).toEqual(Buffer.from([0x7b, 0xe9, 0x7d]));
  });

  it.each([1, 5, 1_000])(
    'gives the rows before a cut and the rest from there on, in chunks of %i',
    async (size) => {
      const rows = await rowsOf('X,AuditData\n1,{}\n2,[]\n3,"{""Id"":', {}, size);
      expect(rows.map(textOf)).toEqual(['{}', '[]', '3,"{""Id"":']);
      expect(rows[2]).toMatchObject({ kind: 'broken', number: 3, detail: expect.stringContaining('Row 3') });
    },
  );

  it('gives back every text, whatever stands in it and however it is cut into chunks', async () => {
    // No record begins with a quote: see above.
    const isText = (text: string) => text.trim() !== '' && !text.startsWith('"');
    const cell = fc.string({ unit: 'binary-ascii', minLength: 1 }).filter(isText);
    const unicode = fc.string({ unit: 'grapheme', minLength: 1 }).filter(isText);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(cell, unicode), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(',', ';', '\t'),
        async (texts, size, delimiter) => {
          const records = [['a', 'AuditData'], ...texts.map((text, at) => [`x${at}`, text])];
          const csv = stringify(records, { delimiter, quoted: true, record_delimiter: '\r\n' });
          expect((await rowsOf(csv, { delimiter }, size)).map(textOf)).toEqual(texts);
        },
      ),
    );
  });
});
