import { createHttpHeaders } from '@azure/core-rest-pipeline';
import { AzureNamedKeyCredential, TableClient } from '@azure/data-tables';
import { lineSeparatorPolicy } from '../../shared/tables/store/lineSeparatorPolicy';
import type { TableRow } from '../../shared/tables/store/tableRow';

const PART =
  '--changesetresponse_1\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 No Content\r\nETag: W/"1"\r\n\r\n';

/** @returns the body that the client really sends for inserts of these rows */
export async function sentTransaction(rows: readonly TableRow[]): Promise<string> {
  let sent = '';
  const client = new TableClient(
    `https://${'a'.repeat(24)}.table.core.windows.net`,
    `${'T'.repeat(57)}202611`,
    new AzureNamedKeyCredential('account', 'a2V5'),
    {
      additionalPolicies: [{ policy: lineSeparatorPolicy, position: 'perRetry' }],
      httpClient: {
        async sendRequest(request) {
          sent = String(request.body);
          const bodyAsText = `--batchresponse_1\r\n${PART.repeat(rows.length)}--changesetresponse_1--\r\n--batchresponse_1--`;
          return {
            status: 202,
            headers: createHttpHeaders({ 'content-type': 'multipart/mixed' }),
            bodyAsText,
            request,
          };
        },
      },
    },
  );
  await client.submitTransaction(rows.map((row) => ['create', row]));
  return sent;
}
