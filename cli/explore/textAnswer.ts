import { findRecord } from '../../shared/query/findRecord';
import type { ReadableTables } from '../../shared/query/readableTables';
import type { StoreOptions } from '../../shared/tables/store/tableStore';
import type { Answer } from './answer';
import { plainPage } from './plainPage';

/**
 * The exact bytes of a record's text, as a file: a browser never takes it for a page.
 * @param query `id`, and `sha256` of the text, since variants have one Id
 */
export async function textAnswer(
  tables: ReadableTables,
  query: URLSearchParams,
  options: StoreOptions,
): Promise<Answer> {
  const found = await findRecord(tables, query.get('id') ?? '', options);
  const text = found.find(({ sha256 }) => sha256 === query.get('sha256'));
  if (!text) return plainPage(404, 'There is no such text', 'Go back and open the record once more.');
  const name = `record-${text.sha256.replace(/[^0-9a-f]/g, '').slice(0, 16)}.json`;
  return {
    status: 200,
    contentType: 'application/json; charset=utf-8',
    body: text.utf8,
    headers: { 'Content-Disposition': `attachment; filename="${name}"` },
  };
}
