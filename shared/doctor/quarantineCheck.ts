import type { ReadableTables } from '../query/readableTables';
import { CONTINUATION_ROW_KEY } from '../tables/store/continuationRowKey';
import type { Check } from './check';

const MOST_COUNTED = 1_000;

/** Texts that could not become records, for information: one page of keys is read, however many there are. */
export async function quarantineCheck(
  { store, names }: ReadableTables,
  options: { abortSignal: AbortSignal },
): Promise<Check> {
  let texts = 0;
  for await (const page of store.query(names.quarantine, '', { ...options, select: [] })) {
    texts += page.filter(({ rowKey }) => !CONTINUATION_ROW_KEY.test(rowKey)).length;
    if (texts >= MOST_COUNTED) break;
  }
  if (texts === 0) return { name: 'quarantine', ok: true, detail: 'Empty.', fix: undefined };
  const many =
    texts >= MOST_COUNTED ? `${MOST_COUNTED} texts or more` : texts === 1 ? '1 text' : `${texts} texts`;
  return {
    name: 'quarantine',
    ok: null,
    detail: `${many} could not become records when they came (those replayed since are among them).`,
    fix: 'npm run --silent audit -- status says why, npm run --silent audit -- replay takes them through the parser again.',
  };
}
