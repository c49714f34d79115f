import type { ListingWindow } from '../activityApi/activityApi';
import { ActivityApiFault } from '../activityApi/activityApiFault';
import type { ContentItem } from '../activityApi/contentItem';
import { listingWindows } from '../activityApi/listingWindows';
import { OperatorFault } from '../faults/operatorFault';
import type { ContentCheck } from './contentCheck';
import { drawn } from './drawn';
import type { Findings } from './findings';
import { type ContentPosition, isChecked, listSlice, slices } from './listSlice';
import type { VerifyDependencies } from './verify';

// After so many it is written down how far the check has come: half a minute's work at the pace of the request budget.
const CHUNK_CONTENTS = 256;
// A service that gives no slice twice in a row is not asked for the others.
const FAILED_IN_A_ROW = 2;

/** One content type's verification. */
export interface ContentTypeCheck {
  readonly contentType: string;
  readonly span: ListingWindow;
  readonly position: ContentPosition | undefined;
  readonly findings: Findings;
  readonly contents: ContentCheck;
  /** Told after each chunk, everything of which is compared (and repaired) by then. */
  readonly reached: (position: ContentPosition, contents: number) => Promise<void>;
  /** What kept a stretch from being listed, for a person. */
  readonly note: (text: string) => void;
}

/**
 * Lists a span slice by slice, oldest first, and checks what it shows.
 * @param options.sample so many contents drawn evenly from the whole span; undefined: all
 * @throws OperatorFault, the abort signal's reason
 */
export async function verifyContentType(
  check: ContentTypeCheck,
  { api, clock, random }: Pick<VerifyDependencies, 'api' | 'clock' | 'random'>,
  { sample, abortSignal }: { sample?: number | undefined; abortSignal?: AbortSignal | undefined },
): Promise<void> {
  const { span, position, contents, reached } = check;
  const from = new Date(Math.max(span.from.getTime(), position?.contentCreated.getTime() ?? 0));
  const { windows } = listingWindows({ from, to: span.to }, clock.now());
  const listed = listAll(check, windows, api, abortSignal);
  const inOrder = sample === undefined ? listed : drawnInOrder(listed, sample, random);
  for await (const chunk of chunksOf(inOrder, (item) => !isChecked(item, position))) {
    const compared = await contents.check(chunk);
    const last = chunk.at(-1);
    if (last) await reached(positionOf(last), compared);
  }
}

/** Full chunks, whatever the slices: the larger, the more neighbours are read at once. */
async function* chunksOf(
  listed: AsyncIterable<ContentItem>,
  isWanted: (item: ContentItem) => boolean,
): AsyncGenerator<ContentItem[]> {
  let chunk: ContentItem[] = [];
  for await (const item of listed) {
    if (isWanted(item)) chunk.push(item);
    if (chunk.length < CHUNK_CONTENTS) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

async function* listAll(
  { contentType, findings, note }: ContentTypeCheck,
  windows: readonly ListingWindow[],
  api: VerifyDependencies['api'],
  abortSignal: AbortSignal | undefined,
): AsyncGenerator<ContentItem> {
  let failedInARow = 0;
  for (const slice of slices(windows)) {
    abortSignal?.throwIfAborted();
    if (failedInARow >= FAILED_IN_A_ROW) {
      findings.add({ kind: 'unlisted', id: spanText(slice.from, windows.at(-1)?.to ?? slice.to) });
      return;
    }
    let items: ContentItem[];
    try {
      items = await listSlice(api, contentType, slice, { abortSignal });
    } catch (error) {
      abortSignal?.throwIfAborted();
      if (!(error instanceof ActivityApiFault)) throw error;
      if (error.decision === 'stop') throw new OperatorFault(error.message, error.fix, { cause: error });
      findings.add({ kind: 'unlisted', id: spanText(slice.from, slice.to), detail: error.code });
      note(`${error.message} ${error.fix}`);
      failedInARow += 1;
      continue;
    }
    failedInARow = 0;
    yield* items;
  }
}

async function* drawnInOrder(
  listed: AsyncIterable<ContentItem>,
  sample: number,
  random: () => number,
): AsyncGenerator<ContentItem> {
  const items = await drawn(listed, sample, random);
  yield* items.sort((a, b) => Date.parse(a.contentCreated) - Date.parse(b.contentCreated));
}

function spanText(from: Date, to: Date): string {
  return `${from.toISOString()}/${to.toISOString()}`;
}

function positionOf({ contentCreated, contentId }: ContentItem): ContentPosition {
  return { contentCreated: new Date(contentCreated), contentId };
}
