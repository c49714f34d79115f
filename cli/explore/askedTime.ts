import { queryTime } from '../../shared/query/queryTime';

/** The spans to choose from: what a person reads, and where the time begins. */
export const SPANS = {
  '24h': ['Last 24 hours', '-24h'],
  '7d': ['Last 7 days', '-7d'],
  '30d': ['Last 30 days', '-30d'],
  '90d': ['Last 90 days', '-90d'],
  all: ['All of the time', ''],
} as const;
export type SpanName = keyof typeof SPANS;
export const SPAN_NAMES = ['24h', '7d', '30d', '90d', 'all'] as const satisfies readonly SpanName[];
/** What a question without a time asks for: what happened lately. */
export const DEFAULT_SPAN: SpanName = '30d';

/** A time as a form asks for it. */
export interface AskedTime {
  /** How far back, where neither `from` nor `to` says so. */
  readonly span: SpanName;
  readonly from: string;
  readonly to: string;
}

const ADVICE =
  'Write a day as 2026-11-01, a time as 2026-11-01T12:00 (UTC), or back from now as -24h or -7d.';

/** A time as bounds of CreationTime, `to` not included; what is not understood is a problem of its field. */
export function timeBounds(
  asked: AskedTime,
  problems: Map<string, string>,
  now: Date,
): { from: Date | undefined; to: Date | undefined } {
  const time = (name: 'from' | 'to', typed: string) => {
    if (typed === '') return undefined;
    const read = queryTime(typed, { now, isEnd: name === 'to' });
    if (!read) problems.set(name, ADVICE);
    return read;
  };
  const [from, to] = [time('from', startOf(asked)), time('to', asked.to)];
  if (from && to && from >= to) problems.set('to', 'This is before the beginning.');
  return { from, to };
}

/** Where the time begins, as it could have been typed; empty: at the beginning. */
export function startOf({ span, from, to }: AskedTime): string {
  return from === '' && to === '' ? SPANS[span][1] : from;
}
