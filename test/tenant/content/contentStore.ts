import type { ReplyBody } from '../reply';
import type { PublishedRecord } from './publishedRecord';

/** A blob that the tenant has published. */
export interface Content {
  readonly contentId: string;
  readonly contentType: string;
  readonly contentCreated: Date;
  readonly contentExpiration: Date;
  readonly sequence: number;
  readonly body: ReplyBody;
  /** Its records, where it was published as records; raw bytes have none. */
  readonly records: (() => Iterable<PublishedRecord>) | undefined;
  /** Of raw bytes: the records in them that count. */
  readonly rawRecords: readonly PublishedRecord[];
}

/** Position in a listing: everything up to and including it has been given. */
export interface ContentPosition {
  readonly createdMs: number;
  readonly sequence: number;
}

/** All published content, in the order of contentCreated that listings use. */
export class ContentStore {
  readonly #byId = new Map<string, Content>();
  readonly #ordered: Content[] = [];

  get size(): number {
    return this.#byId.size;
  }

  /** Throws a RangeError where the contentId is taken. */
  add(content: Content): void {
    if (this.#byId.has(content.contentId)) throw new RangeError(`${content.contentId} is published already.`);
    this.#byId.set(content.contentId, content);
    const at = this.#firstAfter({
      createdMs: content.contentCreated.getTime(),
      sequence: content.sequence,
    });
    this.#ordered.splice(at, 0, content);
  }

  find(contentId: string): Content | undefined {
    return this.#byId.get(contentId);
  }

  /** What comes after a position, up to and without an end. */
  *between(after: ContentPosition, endMs: number): Iterable<Content> {
    for (let at = this.#firstAfter(after); at < this.#ordered.length; at += 1) {
      const content = this.#ordered[at];
      if (content === undefined || content.contentCreated.getTime() >= endMs) return;
      yield content;
    }
  }

  all(): Iterable<Content> {
    return this.#ordered;
  }

  /** Index of the first content behind a position, by halving. */
  #firstAfter({ createdMs, sequence }: ContentPosition): number {
    let low = 0;
    let high = this.#ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const content = this.#ordered[middle];
      if (content === undefined) break;
      const differenceMs = content.contentCreated.getTime() - createdMs;
      if (differenceMs > 0 || (differenceMs === 0 && content.sequence > sequence)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
