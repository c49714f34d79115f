import { lookupRange } from '../../shared/query/lookupRange';
import { queryTime } from '../../shared/query/queryTime';
import type { RecordQuery } from '../../shared/query/recordQuery';
import { knownRecordTypes, recordTypeName, recordTypeNumber } from '../../shared/records/recordTypes';
import { closestName } from '../closestName';
import { type BoxKind, canBeFound } from './boxMeanings';
import { COMMON_OPERATIONS } from './commonOperations';
import { type SearchTerms, SPANS, type TermName } from './searchTerms';

/** What a form asks for; where a field is not understood, what to write there instead. */
export interface AskedQuery {
  readonly query: RecordQuery;
  readonly problems: ReadonlyMap<TermName, string>;
}

const TIME_ADVICE =
  'Write a day as 2026-11-01, a time as 2026-11-01T12:00 (UTC), or back from now as -24h or -7d.';

/**
 * Turns a form into a query.
 * @param meaning as what the search box is taken; undefined: it is empty, or asks for one record
 */
export function askedQuery(terms: SearchTerms, meaning: BoxKind | undefined, now: Date): AskedQuery {
  const problems = new Map<TermName, string>();
  const box = (kind: BoxKind): string => (meaning === kind ? terms.q : '');

  /** A field and the search box may ask for the same; not for two things at once. */
  function one(name: 'type' | 'operation' | 'user' | 'address'): string | undefined {
    const [typed, boxed] = [terms[name], box(name)];
    if (typed !== '' && boxed !== '' && typed !== boxed)
      problems.set('q', `The field below asks for another ${name}.`);
    return typed || boxed || undefined;
  }

  function time(name: 'from' | 'to'): Date | undefined {
    const isOwn = terms.from !== '' || terms.to !== '';
    const typed = name === 'from' && !isOwn ? SPANS[terms.span][1] : terms[name];
    if (typed === '') return undefined;
    const read = queryTime(typed, { now, isEnd: name === 'to' });
    if (!read) problems.set(name, TIME_ADVICE);
    return read;
  }

  function recordTypes(): number[] | undefined {
    const typed = one('type');
    if (typed === undefined) return undefined;
    const recordType = recordTypeNumber(typed);
    if (recordType !== undefined) return [recordType];
    const meant = closestName(typed, knownRecordTypes().map(recordTypeName));
    problems.set(
      terms.type ? 'type' : 'q',
      `There is no such record type.${meant ? ` Did you mean ${meant}?` : ''}`,
    );
    return undefined;
  }

  function address(): string | undefined {
    const typed = one('address');
    const isAddress = typed === undefined || lookupRange('address', typed) !== undefined;
    if (!isAddress)
      problems.set(
        terms.address ? 'address' : 'q',
        'Write an address as 203.0.113.9 or 2001:db8::1, or a block as 203.0.113.0/24.',
      );
    return isAddress ? typed : undefined;
  }

  if (meaning !== undefined && terms.q !== '' && !canBeFound(meaning, terms.q)) {
    problems.set('q', 'No record can be found by this.');
  }
  const [from, to] = [time('from'), time('to')];
  if (from && to && from >= to) problems.set('to', 'This is before the beginning.');
  const query: RecordQuery = {
    recordTypes: recordTypes(),
    operation: spelledAsKnown(one('operation')),
    user: one('user'),
    address: address(),
    result: terms.result || undefined,
    mailbox: box('mailbox') || undefined,
    recipient: box('recipient') || undefined,
    message: box('message') || undefined,
    session: box('session') || undefined,
    app: box('app') || undefined,
    text: box('text') || undefined,
    from,
    to,
  };
  return { query, problems };
}

/** Letter case counts in the tables; a person need not know it of what is well known. */
function spelledAsKnown(operation: string | undefined): string | undefined {
  const lower = operation?.toLowerCase();
  return COMMON_OPERATIONS.find((known) => known.toLowerCase() === lower) ?? operation;
}
