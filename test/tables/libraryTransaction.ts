import { createHttpHeaders } from '@azure/core-rest-pipeline';
import { AzureNamedKeyCredential, TableClient, type TransactionAction } from '@azure/data-tables';
import type { TableRow } from '../../shared/tables/store/tableRow';

const PART = '--changesetresponse_1\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n';

/** A change as the client library takes it. */
export type LibraryChange =
  | { readonly change: 'insert'; readonly row: TableRow }
  | { readonly change: 'merge'; readonly row: TableRow; readonly etag: string };

/** @returns the body that the client library sends for these changes, and the id that it separates the parts by */
export async function libraryTransaction(
  tableUrl: string,
  changes: readonly LibraryChange[],
): Promise<{ body: string; id: string }> {
  let body = '';
  const [, accountUrl = '', table = ''] = /^(.*)\/([^/]*)$/.exec(tableUrl) ?? [];
  const client = new TableClient(accountUrl, table, new AzureNamedKeyCredential('account', 'a2V5'), {
    httpClient: {
      async sendRequest(request) {
        body = String(request.body);
        const bodyAsText = `${PART.repeat(changes.length)}--changesetresponse_1--`;
        return {
          status: 202,
          headers: createHttpHeaders({ 'content-type': 'multipart/mixed' }),
          bodyAsText,
          request,
        };
      },
    },
  });
  await client.submitTransaction(
    changes.map(
      (each): TransactionAction =>
        each.change === 'insert' ? ['create', each.row] : ['update', each.row, 'Merge', { etag: each.etag }],
    ),
  );
  return { body, id: /boundary=changeset_(\S+)/.exec(body)?.[1] ?? '' };
}
