import { BOX_KINDS, type BoxKind } from './boxMeanings';

/** The search form as it was sent, every field as typed. */
export interface SearchTerms {
  readonly q: string;
  /** As what the box is meant; undefined: find out. */
  readonly as: BoxKind | undefined;
  readonly type: string;
  readonly operation: string;
  readonly user: string;
  readonly address: string;
  readonly result: string;
  readonly from: string;
  readonly to: string;
  /** Records on the page at most. */
  readonly show: number;
}

export type TermName = Exclude<keyof SearchTerms, 'show'>;

/** The steps in which a page grows. */
export const SHOW_STEPS = [50, 100, 200, 500, 1_000] as const;
/** What a question without a time asks for: what happened lately. */
export const DEFAULT_FROM = '-30d';
const LONGEST_TERM = 1_000;
const FIELDS = ['q', 'type', 'operation', 'user', 'address', 'result', 'to'] as const;

/** Reads the form out of a page's address; what is not there is empty, and what is not understood is as if it were not there. */
export function searchTerms(query: URLSearchParams): SearchTerms {
  const [q = '', type = '', operation = '', user = '', address = '', result = '', to = ''] = FIELDS.map(
    (name) => termOf(query.get(name)),
  );
  const as = BOX_KINDS.find((kind) => kind === query.get('as'));
  const wanted = Number(query.get('show'));
  const show = SHOW_STEPS.find((step) => step >= wanted) ?? SHOW_STEPS[SHOW_STEPS.length - 1] ?? 1_000;
  const from = query.get('from');
  return {
    q,
    as,
    type,
    operation,
    user,
    address,
    result,
    from: from === null ? DEFAULT_FROM : termOf(from),
    to,
    show,
  };
}

function termOf(given: string | null): string {
  return (given ?? '').trim().slice(0, LONGEST_TERM);
}
