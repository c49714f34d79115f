import fc from 'fast-check';
import { mergeBody } from '../../../shared/tables/store/mergeBody';
import { anyRow } from '../anyRow';
import { libraryTransaction } from '../libraryTransaction';
import { transactionParts } from '../transactionParts';

const tableUrl = 'https://contoso.table.core.windows.net/AuditRecords202611';
const place = Buffer.alloc;

describe('mergeBody', () => {
  it('is, literally', () => {
    const row = { partitionKey: "O'Brien", rowKey: 'é /', Yes: true, etag: 'W/"1"' };
    expect(mergeBody([row], { tableUrl, id: 'ID', place }).toString().split('\r\n')).toEqual([
      '--batch_ID',
      'content-type: multipart/mixed; boundary=changeset_ID',
      '',
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
    const etag = 'W/"datetime\'2026-11-22\'"';
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 4 }), async (rows) => {
        const changes = rows.map((row) => ({ change: 'merge' as const, row, etag }));
        const { body, id } = await libraryTransaction(tableUrl, changes);
        const own = mergeBody(
          rows.map((row) => ({ ...row, etag })),
          { tableUrl, id, place },
        ).toString();
        expect(transactionParts(own)).toEqual(transactionParts(body));
      }),
      { numRuns: 200 },
    );
  });
});
