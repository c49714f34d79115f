import type { ActivityApi } from '../activityApi/activityApi';
import { ActivityApiFault } from '../activityApi/activityApiFault';
import type { ContentItem } from '../activityApi/contentItem';
import { OperatorFault } from '../faults/operatorFault';
import type { ContentEntry } from '../ledger/contentEntry';
import { gapOf, gapRowKey } from '../ledger/gap';
import { forEachParallel } from '../tables/store/forEachParallel';
import type { TableNames } from '../tables/store/tableNames';
import type { TableStore } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import type { FindingKind } from './finding';
import type { Findings } from './findings';
import { ledgerEntries } from './ledgerEntries';
import { readContent } from './readContent';
import type { ReceivedText } from './receivedText';
import type { StoreWaiting } from './storeWaiting';
import type { TextCheck } from './textCheck';

const PARALLEL_CONTENTS = 8;
// A body cut on the way is fetched again at once, as a poll does.
const FETCHES = 3;
// Several polls have passed by then, and fresh content has had its second look.
const PENDING_MS = 20 * 60_000;
// Each was tried several times: a service that is down is not asked for thousands of blobs more.
const UNAVAILABLE_IN_A_ROW = 3 * PARALLEL_CONTENTS;

/** What the check of content works with. */
export interface ContentCheckRoom {
  readonly api: ActivityApi;
  readonly store: TableStore;
  readonly names: TableNames;
  /** The service's time. */
  readonly clock: Clock;
  readonly retentionMonths: number | undefined;
  readonly findings: Findings;
  readonly texts: TextCheck;
  /** Stores what the ledger does not call stored; undefined: it is only told. */
  readonly storeWaiting: StoreWaiting | undefined;
  readonly abortSignal: AbortSignal | undefined;
}

/** Checks content against the ledger, fetches it and hands its texts on to be compared. */
export class ContentCheck {
  #unavailableInARow = 0;

  constructor(private readonly room: ContentCheckRoom) {}

  /**
   * Checks some content, all of one content type.
   * @returns how many blobs were fetched and compared
   * @throws OperatorFault where nothing can be fetched until a person acts or the service comes back; the abort signal's reason
   */
  async check(items: readonly ContentItem[]): Promise<number> {
    const { abortSignal, texts, storeWaiting } = this.room;
    const known = await ledgerEntries(this.room, items, { abortSignal });
    const old = items.filter((item) => !this.#isPending(item, known.get(item.contentId)));
    const waiting = old.filter((item) => !isSettled(known.get(item.contentId)));
    for (const { contentId } of waiting) this.room.findings.add({ kind: 'notStored', id: contentId });
    if (storeWaiting && waiting.length > 0) {
      await storeWaiting.store(waiting, known, { abortSignal });
      for (const [id, entry] of await ledgerEntries(this.room, waiting, { abortSignal }))
        known.set(id, entry);
    }
    // What the ledger itself calls waiting is not expected in the tables.
    const expected = old.filter((item) => known.get(item.contentId)?.state !== 'listed');
    async function* source() {
      yield* expected;
    }
    let fetched = 0;
    await forEachParallel(source(), PARALLEL_CONTENTS, async (item) => {
      if (await this.#fetch(item, known.get(item.contentId))) fetched += 1;
    });
    await texts.flush();
    return fetched;
  }

  #isPending({ contentId, contentCreated }: ContentItem, entry: ContentEntry | undefined): boolean {
    const isYoung = this.room.clock.now().getTime() - Date.parse(contentCreated) < PENDING_MS;
    const isPending = isYoung && !(isSettled(entry) && !entry?.isFresh);
    if (isPending) this.room.findings.add({ kind: 'pending', id: contentId });
    return isPending;
  }

  /** @returns whether it could be had */
  async #fetch(item: ContentItem, entry: ContentEntry | undefined): Promise<boolean> {
    const { abortSignal, texts } = this.room;
    let handedOn = 0;
    for (let fetchNumber = 1; ; fetchNumber++) {
      try {
        abortSignal?.throwIfAborted();
        for await (const text of readContent(item, this.room, { abortSignal })) {
          // The beginning of a body that was cut has been handed on already.
          if (text.index < handedOn) continue;
          if (isBroken(text, entry)) throw brokenBody(item);
          handedOn = text.index + 1;
          await texts.add(text);
        }
        this.#unavailableInARow = 0;
        return true;
      } catch (error) {
        abortSignal?.throwIfAborted();
        if (!(error instanceof ActivityApiFault)) throw error;
        const isCut = error.decision === 'retry' && error.status === undefined;
        if (isCut && fetchNumber < FETCHES) continue;
        await this.#tellUnreachable(item, entry, error);
        return false;
      }
    }
  }

  async #tellUnreachable(
    item: ContentItem,
    entry: ContentEntry | undefined,
    fault: ActivityApiFault,
  ): Promise<void> {
    const { decision, code } = fault;
    if (decision === 'stop') throw new OperatorFault(fault.message, fault.fix, { cause: fault });
    const isGone = decision === 'expired' || decision === 'refused';
    this.#unavailableInARow = isGone ? 0 : this.#unavailableInARow + 1;
    if (this.#unavailableInARow >= UNAVAILABLE_IN_A_ROW) {
      throw new OperatorFault(
        `Microsoft gives no content any more (${code}).`,
        'Run the same command again later: it goes on from here.',
        { cause: fault },
      );
    }
    const kind = await this.#kindOfUnreachable(item, entry, decision);
    this.room.findings.add({ kind, id: item.contentId, contentId: item.contentId, detail: code });
  }

  async #kindOfUnreachable(
    item: ContentItem,
    entry: ContentEntry | undefined,
    decision: ActivityApiFault['decision'],
  ): Promise<FindingKind> {
    const { store, names, clock, abortSignal } = this.room;
    const { contentType, contentId, contentCreated, contentExpiration } = item;
    const isExpired = decision === 'expired' || Date.parse(contentExpiration) <= clock.now().getTime();
    if (entry?.state === 'stored' && isExpired) return 'outOfReach';
    const rowKey = gapRowKey({ contentId, from: new Date(contentCreated), reason: '' });
    const row = await store.read(names.coverage, contentType, rowKey, { abortSignal });
    return row && gapOf(row).state !== 'withdrawn' ? 'knownGap' : 'unreachable';
  }
}

/** A body that came whole when it was stored, if it was, and does not now. */
function isBroken(text: ReceivedText, entry: ContentEntry | undefined): boolean {
  return text.record === undefined && text.reason === 'unreadable' && text.bodySha256 !== entry?.sha256;
}

function brokenBody({ contentId }: ContentItem): ActivityApiFault {
  return new ActivityApiFault(`Content ${contentId.slice(0, 200)} is no array of records.`, {
    decision: 'retry',
    code: 'unreadable',
    fix: 'If it lasts, the next polls put what cannot be read of it into quarantine.',
  });
}

/** The ledger says what became of it. */
function isSettled(entry: ContentEntry | undefined): boolean {
  return entry !== undefined && entry.state !== 'listed';
}
