import { createHash } from 'node:crypto';
import type { TrueRecord } from '../tenant/content/truth';
import type { StoredHead } from './readHeads';

/** What became of the published records. Lists hold Ids, or keys where a row has none that was published. */
export interface RecordComparison {
  readonly published: number;
  /** Stored exactly once, byte for byte, where the contract says. */
  readonly stored: number;
  readonly lost: readonly string[];
  /** The same text more than once. */
  readonly duplicated: readonly string[];
  /** A text under a published Id that nobody published, or that does not match its own hash. */
  readonly altered: readonly string[];
  /** A text under an Id that nobody published. */
  readonly unexpected: readonly string[];
  /** Whole, but under keys, or with an Id, type or origin, that are not its own. */
  readonly misplaced: readonly string[];
  /** Keys under which not all texts but the first are marked as variants, or others are. */
  readonly mistakenVariants: readonly string[];
}

const PLAIN_ID = /^[0-9a-f-]{36}$/;

/** Compares stored records with the published ones, told apart by the SHA-256 of their exact bytes. */
export class RecordAudit {
  readonly #waiting = new Map<string, TrueRecord>();
  readonly #found = new Set<string>();
  readonly #ids = new Set<string>();
  readonly #wrong = {
    duplicated: [] as string[],
    altered: [] as string[],
    unexpected: [] as string[],
    misplaced: [] as string[],
  };
  /** Of each Id, type and second: how many rows there are, and how many of them are marked as variants. */
  readonly #texts = new Map<string, { rows: number; variants: number }>();
  #published = 0;

  /** @param missable contentIds of what could not be had: records that nothing else delivers may be missing */
  constructor(
    published: Iterable<TrueRecord>,
    private readonly missable: ReadonlySet<string> = new Set(),
  ) {
    for (const record of published) {
      if (record.expected !== 'stored') continue;
      this.#published += 1;
      this.#waiting.set(record.sha256, record);
      this.#ids.add(record.id);
    }
  }

  /** One stored record. */
  see({ row, utf8 }: StoredHead): void {
    const wrong = this.#wrong;
    const key = `${row.partitionKey}/${row.rowKey}`;
    const sha256 = createHash('sha256').update(utf8).digest('hex');
    const record = this.#waiting.get(sha256);
    this.#countVariant(row);
    if (this.#found.has(sha256)) wrong.duplicated.push(key);
    else if (!record) (this.#ids.has(String(row.Id)) ? wrong.altered : wrong.unexpected).push(key);
    else {
      this.#waiting.delete(sha256);
      this.#found.add(sha256);
      if (row.AuditDataSha256 !== sha256 || !sameText(record, utf8)) wrong.altered.push(key);
      if (!isInPlace(record, row)) wrong.misplaced.push(key);
    }
  }

  report(): RecordComparison {
    const lost = [...this.#waiting.values()]
      .filter(({ contentIds }) => contentIds.some((contentId) => !this.missable.has(contentId)))
      .map(({ id }) => id);
    const mistakenVariants = [...this.#texts].flatMap(([key, { rows, variants }]) =>
      variants === rows - 1 ? [] : [`${key} (${variants} variants in ${rows} rows)`],
    );
    return { published: this.#published, stored: this.#found.size, lost, ...this.#wrong, mistakenVariants };
  }

  #countVariant(row: StoredHead['row']): void {
    const key = `${row.partitionKey}/${row.rowKey.slice(0, 'HH:mm:ss'.length)} ${row.Id}`;
    const { rows, variants } = this.#texts.get(key) ?? { rows: 0, variants: 0 };
    this.#texts.set(key, { rows: rows + 1, variants: variants + (row.IsVariant === true ? 1 : 0) });
  }
}

function sameText({ text, sizeBytes }: TrueRecord, utf8: Buffer): boolean {
  return utf8.byteLength === sizeBytes && (text === undefined || utf8.equals(Buffer.from(text)));
}

function isInPlace(
  { id, recordType, creationTime, contentIds }: TrueRecord,
  row: StoredHead['row'],
): boolean {
  const hasZone = /(z|[+-]\d{2}:\d{2})$/i.test(creationTime);
  const utc = new Date(hasZone ? creationTime : `${creationTime}Z`).toISOString();
  const rowKey = `${utc.slice(11, 19)}_${PLAIN_ID.test(id) ? id : ''}`;
  return (
    row.partitionKey === `${recordType}_${utc.slice(0, 10)}` &&
    row.rowKey.startsWith(rowKey) &&
    row.Id === id.toWellFormed() &&
    row.RecordType === recordType &&
    contentIds.includes(String(row.ContentId))
  );
}
