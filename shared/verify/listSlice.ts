import type { ActivityApi, ListingWindow } from '../activityApi/activityApi';
import type { ContentItem } from '../activityApi/contentItem';

// What is held at once, and what a listing that failed costs: some thousand contents in a large tenant.
const SLICE_MS = 4 * 60 * 60_000;

/** Cuts windows into slices that are listed, held and checked one after the other; oldest first, as they come. */
export function* slices(windows: readonly ListingWindow[]): Generator<ListingWindow> {
  for (const { from, to } of windows) {
    for (let startMs = from.getTime(); startMs < to.getTime(); startMs += SLICE_MS) {
      yield { from: new Date(startMs), to: new Date(Math.min(to.getTime(), startMs + SLICE_MS)) };
    }
  }
}

/**
 * Lists a slice to its last page.
 * @returns its content without repeats, by contentCreated, then contentId: the order in which it is checked
 * @throws ActivityApiFault where it could not be listed to its end
 */
export async function listSlice(
  api: Pick<ActivityApi, 'listContent'>,
  contentType: string,
  slice: ListingWindow,
  options: { abortSignal?: AbortSignal | undefined } = {},
): Promise<ContentItem[]> {
  const items = new Map<string, ContentItem>();
  for await (const page of api.listContent(contentType, slice, options)) {
    // The listing's own spelling of the type may differ in case (elastic/integrations: `Audit.Sharepoint`).
    for (const item of page) items.set(item.contentId, { ...item, contentType });
  }
  return [...items.values()].sort((a, b) => (isBefore(a, b) ? -1 : 1));
}

/** How far a verification has come: everything up to this content, itself included. */
export interface ContentPosition {
  readonly contentCreated: Date;
  readonly contentId: string;
}

/** Whether content was checked already by a verification that had come so far. */
export function isChecked(item: ContentItem, position: ContentPosition | undefined): boolean {
  if (!position) return false;
  const at = { contentId: position.contentId, contentCreated: position.contentCreated.toISOString() };
  return item.contentId === at.contentId || isBefore(item, at);
}

function isBefore(
  a: Pick<ContentItem, 'contentCreated' | 'contentId'>,
  b: Pick<ContentItem, 'contentCreated' | 'contentId'>,
): boolean {
  const aheadMs = Date.parse(a.contentCreated) - Date.parse(b.contentCreated);
  return aheadMs < 0 || (aheadMs === 0 && a.contentId < b.contentId);
}
