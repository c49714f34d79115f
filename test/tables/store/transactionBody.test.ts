import fc from 'fast-check';
import { rowJson } from '../../../shared/tables/store/rowJson';
import { type RowChange, transactionBody } from '../../../shared/tables/store/transactionBody';
import { anyRow } from '../anyRow';
import { type LibraryChange, libraryTransaction } from '../libraryTransaction';

const tableUrl = 'https://contoso.table.core.windows.net/AuditRecords202611';

const anyChange: fc.Arbitrary<LibraryChange> = fc.oneof(
  anyRow.map((row) => ({ change: 'insert' as const, row })),
  anyRow.map((row) => ({ change: 'merge' as const, row, etag: 'W/"datetime\'2026-11-22\'"' })),
);

function sent(change: LibraryChange): RowChange {
  return change.change === 'merge' ? change : { change: 'insert', json: rowJson(change.row) };
}

/** What a transaction says, however it is spelled: white space and the order of headers and columns do not count. */
function parts(body: string) {
  return body
    .split(/--changeset_\S+\r\n/)
    .slice(1, -1)
    .map((part) => {
      const lines = part.split('\r\n').filter((line) => line !== '');
      return { headers: lines.slice(2, -1).toSorted(), row: JSON.parse(lines.at(-1) ?? '') };
    });
}

describe('transactionBody', () => {
  it('is, literally', () => {
    const row = { partitionKey: "O'Brien", rowKey: 'é /', N: 5, At: { type: 'Int64', value: '9' } } as const;
    const changes: RowChange[] = [
      { change: 'insert', json: rowJson(row) },
      { change: 'merge', row: { partitionKey: "O'Brien", rowKey: 'é /', Yes: true }, etag: 'W/"1"' },
    ];
    expect(transactionBody(changes, { tableUrl, id: 'ID' }, Buffer.alloc).toString().split('\r\n')).toEqual([
      '--batch_ID',
      'content-type: multipart/mixed; boundary=changeset_ID',
      '',
      '--changeset_ID',
      'content-type: application/http',
      'content-transfer-encoding: binary',
      '',
      `POST ${tableUrl} HTTP/1.1`,
      'Content-Type: application/json;odata=nometadata',
      'Accept: application/json;odata=minimalmetadata',
      'DataServiceVersion: 3.0',
      'Prefer: return-no-content',
      '',
      '{"PartitionKey":"O\'Brien","RowKey":"é /","N":5,"At":"9","At@odata.type":"Edm.Int64"}',
      '--changeset_ID',
      'content-type: application/http',
      'content-transfer-encoding: binary',
      '',
      `PATCH ${tableUrl}(PartitionKey='O''Brien',RowKey='%C3%A9%20%2F') HTTP/1.1`,
      'Content-Type: application/json',
      'Accept: application/json',
      'DataServiceVersion: 3.0',
      'If-Match: W/"1"',
      '',
      '{"PartitionKey":"O\'Brien","RowKey":"é /","Yes":true}',
      '--changeset_ID--',
      '--batch_ID--',
      '',
    ]);
  });

  it('says what the client library would say, whatever the rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyChange, { minLength: 1, maxLength: 4 }), async (changes) => {
        const { body, id } = await libraryTransaction(tableUrl, changes);
        const own = transactionBody(changes.map(sent), { tableUrl, id }, Buffer.alloc);
        expect(parts(own.toString())).toEqual(parts(body));
      }),
      { numRuns: 200 },
    );
  });

  it('has no line end that a parser could take for the end of a part inside a value', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const body = transactionBody(
          [sent({ change: 'insert', row })],
          { tableUrl, id: 'ID' },
          Buffer.alloc,
        ).toString();
        expect(body.split(/\r\n|[\n\r\u2028\u2029]/)).toHaveLength(17);
      }),
    );
  });
});
