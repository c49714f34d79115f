import { amongGoodRecords, badContents } from '../../tenant/bad/badContent';
import { oddRecords } from '../../tenant/bad/oddRecords';
import { unusableRecords } from '../../tenant/bad/unusableRecords';
import type { PublishedRecord } from '../../tenant/content/publishedRecord';
import { createRecordSource } from '../../tenant/generator/recordSource';
import type { Random } from '../../tenant/random';
import type { PublishedContent, Tenant } from '../../tenant/tenant';
import type { Step } from './schedule';

const RECORDS_A_BLOB = 16;
const LONGEST_DELAY_MS = 90 * 60_000;
const LATEST_MS = 3 * 24 * 3_600_000;
// What is refused for ever must be given up before the thirty days end.
const FIRST_REJECTED_DAY = 2;
const LAST_REJECTED_DAY = 19;
const REJECTED = 'blobs refused for ever';
const BAD_CONTENT_DAY = 1;
// Less than the 10 minutes for which the app takes a blob for fresh.
const PARTIAL_MS = 8 * 60_000;

/** A blob, and what the campaign knows of it that the tenant does not tell. */
export interface Publication {
  readonly content: PublishedContent;
  readonly publishedMs: number;
  /** The service never gives it. */
  readonly isRejected: boolean;
}

/** Publishes what becomes available in a tenant: ordinary blobs, late, repeated, changed and bad ones. */
export class Publisher {
  readonly publications: Publication[] = [];
  /** Bodies whose rest nobody can read, by contentId. */
  readonly unreadable = new Map<string, Uint8Array>();
  /** How many blobs of each odd kind. */
  readonly counts: Record<string, number> = {};
  #sources = 0;
  #isBadPublished = false;

  constructor(
    private readonly tenant: Tenant,
    private readonly random: Random,
    private readonly seed: string,
  ) {}

  /** What became available in a stretch of time; the blobs' times lie within it. */
  ordinary(count: number, { from, to }: { from: Date; to: Date }): void {
    this.#sources += 1;
    const created = { from: new Date(from.getTime() - LONGEST_DELAY_MS), to };
    const source = createRecordSource({ seed: `${this.seed}/${this.#sources}`, count, ...created });
    const records = Array.from({ length: count }, (_, index) => source.at(index));
    for (let start = 0; start < count; start += RECORDS_A_BLOB) {
      const ofBlob = records.slice(start, start + RECORDS_A_BLOB);
      const newestMs = Date.parse(`${ofBlob.at(-1)?.creationTime}Z`);
      const delayedMs = newestMs + this.random.next() * LONGEST_DELAY_MS;
      const contentCreated = new Date(Math.min(to.getTime(), Math.max(from.getTime() + 1, delayedMs)));
      this.#note(this.tenant.publish(ofBlob, { contentCreated }));
    }
  }

  /** Some of what is out of the ordinary, as far as a later poll can find it before a silence. */
  oddities({ isBeforeSilence, day }: Step): void {
    const { random } = this;
    // What is cut off for ever by a silence nobody can look at again.
    this.tenant.faults.set({ partialBlobYoungerThanMs: isBeforeSilence ? 0 : PARTIAL_MS });
    if (!this.#isBadPublished && day >= BAD_CONTENT_DAY) this.#bad();
    const isRejectedDue = this.counts[REJECTED] === undefined && day >= FIRST_REJECTED_DAY;
    if (isRejectedDue || (day < LAST_REJECTED_DAY && random.chance(0.15))) this.#rejected();
    if (random.chance(0.4)) this.#repeated();
    if (random.chance(0.4)) this.#changed();
    if (isBeforeSilence) return;
    for (let left = random.integer(3); left > 0; left--) this.#late();
  }

  /** A blob that appears days behind what was listed. */
  #late(): void {
    const ageMs = this.random.next() * LATEST_MS;
    const contentCreated = new Date(this.tenant.clock.now().getTime() - ageMs);
    const CreationTime = contentCreated.toISOString().slice(0, 19);
    const fields = { CreationTime, Id: this.random.guid(), Operation: 'MailItemsAccessed', RecordType: 50 };
    this.#note(this.tenant.publish([JSON.stringify(fields)], { contentCreated }), 'late blobs');
  }

  /** A blob of the last hours once more, under another contentId. */
  #repeated(): void {
    const again = this.random.pick(this.publications.slice(-30));
    if (this.unreadable.has(again.content.contentId)) return;
    this.#note(this.tenant.republish(again.content.contentId), 'repeated blobs');
  }

  /** A record of before with another text: a true variant. */
  #changed(): void {
    const known = [...this.tenant.truth.records()].filter(
      ({ text, expected }) => text && expected === 'stored',
    );
    const { text = '', id, recordType, creationTime } = this.random.pick(known);
    const record = { id, recordType, creationTime, text: text.replace('{', '{"Changed":true,') };
    this.#note(this.tenant.publish([record]), 'variants');
  }

  /** A blob that the service lists and does not give. */
  #rejected(): void {
    const source = createRecordSource({
      seed: this.random.hex(8),
      count: 3,
      from: new Date(this.tenant.clock.now().getTime() - LONGEST_DELAY_MS),
      to: this.tenant.clock.now(),
    });
    const records: PublishedRecord[] = [0, 1, 2].map((index) => source.at(index));
    const content = this.tenant.publish(records);
    this.#note(content, REJECTED, true);
    const { rejectedContent } = this.tenant.faults.current;
    const contentIds = [...(rejectedContent?.contentIds ?? []), content.contentId];
    this.tenant.faults.set({ rejectedContent: { contentIds } });
  }

  /** Every bad and odd record and every bad blob that the tenant knows. */
  #bad(): void {
    this.#isBadPublished = true;
    const now = this.tenant.clock.now();
    const among = amongGoodRecords([...unusableRecords(now), ...oddRecords(now)], now);
    this.#note(this.tenant.publish(among), 'blobs with bad records');
    for (const { bytes, records, hasUnreadableRest } of badContents(now)) {
      const content = this.tenant.publish(bytes, { records });
      if (hasUnreadableRest) this.unreadable.set(content.contentId, bytes);
      this.#note(content, 'bad blobs');
    }
  }

  #note(content: PublishedContent, kind?: string, isRejected = false): void {
    const publishedMs = this.tenant.clock.now().getTime();
    this.publications.push({ content, publishedMs, isRejected });
    if (kind !== undefined) this.counts[kind] = (this.counts[kind] ?? 0) + 1;
  }
}
