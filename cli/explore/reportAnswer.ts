import type { ReadableTables } from '../../shared/query/readableTables';
import type { StoreOptions } from '../../shared/tables/store/tableStore';
import type { Clock } from '../../shared/time/clock';
import { type AskedTime, timeBounds } from './askedTime';
import type { ReportKind } from './reportKinds';
import { REPORT_SPANS, type ReportPage } from './reportPage';

const LONGEST_TERM = 1_000;

/**
 * Reads a report that a form asks for.
 * @throws OperatorFault where the store cannot be read
 */
export async function reportAnswer(
  tables: ReadableTables & { readonly clock: Clock },
  kind: ReportKind,
  query: URLSearchParams,
  options: StoreOptions,
): Promise<ReportPage> {
  const term = (name: string) => (query.get(name) ?? '').trim().slice(0, LONGEST_TERM);
  const given = kind.fields
    .map(({ name }) => [name, term(name)] as const)
    .filter(([, value]) => value !== '');
  const values = Object.fromEntries(given);
  const span = REPORT_SPANS.find((name) => name === query.get('span')) ?? '7d';
  const time: AskedTime = { span, from: term('from'), to: term('to') };
  const problems = new Map<string, string>();
  for (const [name, value] of given) {
    const problem = kind.problem(name, value);
    if (problem !== undefined) problems.set(name, problem);
  }
  const bounds = timeBounds(time, problems, tables.clock.now());
  const view = problems.size > 0 ? undefined : await kind.read(tables, values, bounds, options);
  const sent = new URLSearchParams({ ...values, ...time });
  return { kind, values, time, problems, view, address: `${kind.path}?${sent}` };
}
