import { type AskedTime, DEFAULT_SPAN, SPAN_NAMES } from './askedTime';
import { BOX_KINDS, type BoxKind } from './boxMeanings';

/** The search form as it was sent, every field as typed. */
export interface SearchTerms extends AskedTime {
  readonly q: string;
  /** As what the box is meant; undefined: find out. */
  readonly as: BoxKind | undefined;
  readonly type: string;
  readonly operation: string;
  readonly user: string;
  readonly address: string;
  readonly result: string;
  /** Records on the page at most. */
  readonly show: number;
}

export type TermName = Exclude<keyof SearchTerms, 'show' | 'span'>;

/** The steps in which a page grows. */
export const SHOW_STEPS = [50, 100, 200, 500, 1_000] as const;
const MOST_SHOWN = 1_000;
const LONGEST_TERM = 1_000;

/** Reads the form out of a page's address; what is not there is empty, and what is not understood is as if it were not there. */
export function searchTerms(query: URLSearchParams): SearchTerms {
  const term = (name: TermName) => (query.get(name) ?? '').trim().slice(0, LONGEST_TERM);
  const wanted = Number(query.get('show'));
  return {
    q: term('q'),
    as: BOX_KINDS.find((kind) => kind === query.get('as')),
    type: term('type'),
    operation: term('operation'),
    user: term('user'),
    address: term('address'),
    result: term('result'),
    span: SPAN_NAMES.find((span) => span === query.get('span')) ?? DEFAULT_SPAN,
    from: term('from'),
    to: term('to'),
    show: SHOW_STEPS.find((step) => step >= wanted) ?? MOST_SHOWN,
  };
}
