import { dayPart, rowKeyAt } from '../../shared/query/dayPart';
import type { ExplainedPlan } from '../../shared/query/explainedPlan';
import { lookupFilter } from '../../shared/query/lookupRange';
import { count } from './count';

const ROWS_A_PAGE = 1_000;
const SHOWN = 6;

/** How a query would be answered, for a person. */
export function planText({ plan, tables, partitions, indexRanges, planRequests }: ExplainedPlan): string {
  const { days, order, condition, checkedHere, daysLeftOut, mostRows } = plan;
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined) return 'No table has records of this time: nothing would be read.\n';
  const lines: [string, string][] = [
    ['Tables', some(tables)],
    ['Days', `${count(days.length, 'day')}, ${first} to ${last}, ${order} first`],
    ...plan.lookups.map((lookup): [string, string] => ['Index', lookupFilter(lookup, first)]),
    ...(plan.lookups.length > 0 ? [['', 'and so on for each day'] as [string, string]] : []),
    ['Partitions', partitions ? some(partitions) : 'those that the index names'],
    ...(partitions ? [['Range', rangeOf(first, plan)] as [string, string]] : []),
    ['Store filter', condition ?? 'none'],
    ['Checked here', checkedHere.length === 0 ? 'nothing' : checkedHere.join(', ')],
    ['Requests', requestText({ plan, partitions, indexRanges, planRequests, tables })],
    ['Entities', entityText(partitions, mostRows)],
  ];
  if (daysLeftOut > 0)
    lines.push(['Left out', `${count(daysLeftOut, 'day')}: no key narrows this search; --scan reads all`]);
  return lines.map(([name, text]) => `${name.padEnd(14)}${text}\n`).join('');
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).join(', ');
  return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown || 'none';
}

function rangeOf(day: string, plan: ExplainedPlan['plan']): string {
  const { fromSecond, toSecond } = dayPart(day, plan);
  return `RowKey ge '${rowKeyAt(fromSecond)}' and RowKey lt '${rowKeyAt(toSecond)}' on ${day}`;
}

function requestText({ partitions, indexRanges, planRequests }: ExplainedPlan): string {
  const plan = `${planRequests} for this plan`;
  return partitions
    ? `${plan}, then ${count(partitions.length, 'partition')} with one each and one for each further page of ${ROWS_A_PAGE}; fewer where --limit is reached`
    : `${plan}, then ${indexRanges} for the index, one for each partition that it names and one for each further page of ${ROWS_A_PAGE}`;
}

function entityText(partitions: ExplainedPlan['partitions'], mostRows: number | undefined): string {
  if (mostRows !== undefined) return `at most about ${count(mostRows, 'row')}, then it stops and says so`;
  return partitions
    ? 'those that the store filter lets through; newest first with --limit, a page a partition beyond that'
    : 'an index row and a record for each record found; an index row may stand for several';
}
