import fc from 'fast-check';
import { insertBody } from '../../../shared/tables/store/insertBody';
import { InsertTransaction } from '../../../shared/tables/store/insertTransaction';
import type { TableRow } from '../../../shared/tables/store/tableRow';
import { anyRow } from '../anyRow';
import { libraryTransaction } from '../libraryTransaction';
import { transactionParts } from '../transactionParts';

const tableUrl = 'https://contoso.table.core.windows.net/AuditRecords202611';

function bodyOf(rows: readonly TableRow[], id = 'ID'): string {
  return InsertTransaction.of(rows)
    .takeRows((written) => insertBody(written, { tableUrl, id, place: Buffer.alloc }))
    .toString();
}

describe('insertBody', () => {
  it('is, literally', () => {
    const rows: TableRow[] = [
      { partitionKey: "O'Brien", rowKey: 'é /', N: 5, At: { type: 'Int64', value: '9' } },
      { partitionKey: "O'Brien", rowKey: '漢', Yes: true },
    ];
    const head = [
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
    ];
    expect(bodyOf(rows).split('\r\n')).toEqual([
      '--batch_ID',
      'content-type: multipart/mixed; boundary=changeset_ID',
      '',
      ...head,
      '{"PartitionKey":"O\'Brien","RowKey":"é /","N":5,"At":"9","At@odata.type":"Edm.Int64"}',
      ...head,
      '{"PartitionKey":"O\'Brien","RowKey":"漢","Yes":true}',
      '--changeset_ID--',
      '--batch_ID--',
      '',
    ]);
  });

  it('says what the client library would say, whatever the rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 4 }), async (rows) => {
        const changes = rows.map((row) => ({ change: 'insert' as const, row }));
        const { body, id } = await libraryTransaction(tableUrl, changes);
        expect(transactionParts(bodyOf(rows, id))).toEqual(transactionParts(body));
      }),
      { numRuns: 200 },
    );
  });

  it('has no line end that a parser could take for the end of a part inside a value', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        expect(bodyOf([row]).split(/\r\n|[\n\r\u2028\u2029]/)).toHaveLength(17);
      }),
    );
  });
});
