import { lookupRange } from '../../shared/query/lookupRange';
import type { RecordQuery } from '../../shared/query/recordQuery';
import { knownOperations } from '../../shared/records/knownOperations';
import { knownRecordTypes, recordTypeName, recordTypeNumber } from '../../shared/records/recordTypes';
import { closestName } from '../closestName';
import { timeBounds } from './askedTime';
import { type BoxKind, canBeFound } from './boxMeanings';
import type { SearchTerms } from './searchTerms';

/** What a form asks for; where a field is not understood, what to write there instead. */
export interface AskedQuery {
  readonly query: RecordQuery;
  readonly problems: ReadonlyMap<string, string>;
}

/**
 * Turns a form into a query.
 * @param meaning as what the search box is taken; undefined: it is empty, or asks for one record
 */
export function askedQuery(terms: SearchTerms, meaning: BoxKind | undefined, now: Date): AskedQuery {
  const problems = new Map<string, string>();
  const box = (kind: BoxKind): string => (meaning === kind ? terms.q : '');

  /** A field and the search box may ask for the same; not for two things at once. */
  function one(name: 'type' | 'operation' | 'user' | 'address'): string | undefined {
    const [typed, boxed] = [terms[name], box(name)];
    if (typed !== '' && boxed !== '' && typed !== boxed)
      problems.set('q', `The field below asks for another ${name}.`);
    return typed || boxed || undefined;
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
  const { from, to } = timeBounds(terms, problems, now);
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
  return knownOperations.find((known) => known.toLowerCase() === lower) ?? operation;
}
