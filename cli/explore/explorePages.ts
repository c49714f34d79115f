import { answerLimits } from '../../shared/query/answerLimits';
import { findRecord } from '../../shared/query/findRecord';
import type { ReadableTables } from '../../shared/query/readableTables';
import { readOnlyTables } from '../../shared/query/readOnlyTables';
import { readStatus } from '../../shared/query/readStatus';
import { limitedParallel } from '../../shared/tables/store/limitedParallel';
import type { Clock } from '../../shared/time/clock';
import { type Answer, pageAnswer } from './answer';
import { backAddress } from './backAddress';
import { coveragePage } from './coveragePage';
import { exploreFiles } from './exploreFiles';
import { type ExplorePage, exploreLayout } from './exploreLayout';
import type { ExploreRequest } from './exploreRequest';
import { html } from './html';
import { recordPage } from './recordPage';
import { reportAnswer } from './reportAnswer';
import { REPORT_KINDS, type ReportKind } from './reportKinds';
import { reportPage } from './reportPage';
import { searchAnswer } from './searchAnswer';
import { searchPage } from './searchPage';
import { searchTerms } from './searchTerms';
import { stateAnswer } from './stateAnswer';
import { readTableState } from './tableState';
import { textAnswer } from './textAnswer';
import { typeChoices } from './typeChoices';

// A person has a few windows at the most; whoever asks for more waits.
const PARALLEL_ANSWERS = 4;

/** A page but for what all pages have, and the status that it is answered with. */
type PageParts = Omit<ExplorePage, 'state' | 'now' | 'path'> & {
  readonly status?: number;
};

type PageOf = (request: ExploreRequest) => Promise<PageParts>;

/**
 * The pages over some tables, by their addresses.
 * @param readable never written to
 * @returns what answers a request; an address that is none gets a page that says so
 */
export function explorePages(
  readable: ReadableTables & { readonly clock: Clock },
): (request: ExploreRequest) => Promise<Answer> {
  const { clock } = readable;
  const tables = { ...readOnlyTables(readable), clock };
  const limited = limitedParallel(PARALLEL_ANSWERS);
  const types = typeChoices(tables);

  const pages = new Map<string, PageOf>([
    ['/', search],
    ['/record', record],
    ['/coverage', coverage],
    ...REPORT_KINDS.map((kind): [string, PageOf] => [kind.path, (request) => report(kind, request)]),
  ]);
  const files = new Map<string, (request: ExploreRequest) => Answer | Promise<Answer>>([
    ...exploreFiles(),
    [
      '/state',
      async ({ abortSignal }) => stateAnswer(await readTableState(tables, { abortSignal }), clock.now()),
    ],
    ['/text', ({ query, abortSignal }) => textAnswer(tables, query, { abortSignal })],
  ]);

  async function search({ query: sent, abortSignal }: ExploreRequest): Promise<PageParts> {
    const terms = searchTerms(sent);
    const answer = await searchAnswer(tables, terms, { abortSignal });
    const [limits, choices] = await Promise.all([
      answerLimits(tables, answer.query, { abortSignal }),
      types({ abortSignal }),
    ]);
    const main = searchPage({ terms, answer, limits, types: choices });
    return { title: terms.q === '' ? 'Search' : `${terms.q} - Search`, live: 'page', main };
  }

  async function record({ query, abortSignal }: ExploreRequest): Promise<PageParts> {
    const id = query.get('id') ?? '';
    const found = await findRecord(tables, id, { abortSignal });
    const main = recordPage(found, id, backAddress(query.get('back')));
    return { title: 'Record', live: 'state', main, status: found.length === 0 ? 404 : 200 };
  }

  async function coverage({ abortSignal }: ExploreRequest): Promise<PageParts> {
    const status = await readStatus(tables, { abortSignal });
    return { title: 'Coverage', live: 'page', main: coveragePage(status, clock.now()) };
  }

  async function report(kind: ReportKind, { query, abortSignal }: ExploreRequest): Promise<PageParts> {
    const answer = await reportAnswer(tables, kind, query, { abortSignal });
    return { title: kind.title, live: 'state', isReport: true, main: reportPage(answer) };
  }

  return (request) =>
    limited(async () => {
      const { path, abortSignal } = request;
      const file = files.get(path);
      if (file) return file(request);
      const page = pages.get(path) ?? missing;
      const [{ status = 200, ...parts }, state] = await Promise.all([
        page(request),
        readTableState(tables, { abortSignal }),
      ]);
      return pageAnswer(exploreLayout({ ...parts, path, state, now: clock.now() }), { status });
    });
}

async function missing(): Promise<PageParts> {
  const main = html`<h1>There is no such page</h1><p><a href="/">Search</a></p>`;
  return { title: 'No such page', live: 'state', main, status: 404 };
}
