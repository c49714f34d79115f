import { createHash } from 'node:crypto';
import { keepText, LONGEST_PLAIN_TEXT_UNITS } from '../tables/store/keptText';
import type { RowValue, TableRow } from '../tables/store/tableRow';
import { memberLine, type SealMember } from './sealMember';

// Sixteen slices of a kept text: even if they do not shrink at all, one row has room for them beside a link's columns.
const BYTES_A_ROW = 16 * 60_000;
const GATHERED_UNITS = 16_384;

const NO_ROW: TableRow = { partitionKey: '', rowKey: '' };

/** A manifest ready to be written. */
export interface BuiltManifest {
  readonly rows: number;
  /** Of its UTF-8 bytes, lower-case hex. */
  readonly sha256: string;
  /** Columns of the head row, then those of each continuation row: never empty. */
  readonly columns: readonly Record<string, RowValue>[];
}

/**
 * Builds the manifest of a type-day member by member, in the form of a kept text (column `Manifest`). Only compressed slices are held:
 * about 60 bytes a record, so that a day of a million records takes some 60 MB.
 */
export class ManifestBuilder {
  readonly #hash = createHash('sha256');
  readonly #kept: Record<string, RowValue>[] = [];
  #gathered = '';
  #bytes: Buffer[] = [];
  #byteCount = 0;
  #plain: string | undefined = '';
  #rows = 0;

  /** @param member behind all before it in the order of row keys */
  add(member: SealMember): void {
    this.#rows += 1;
    this.#gathered += memberLine(member);
    if (this.#gathered.length >= GATHERED_UNITS) this.#take();
  }

  end(): BuiltManifest {
    this.#take();
    const sha256 = this.#hash.digest('hex');
    if (this.#plain !== undefined) return { rows: this.#rows, sha256, columns: [{ Manifest: this.#plain }] };
    if (this.#byteCount > 0) this.#keep(Buffer.concat(this.#bytes));
    return { rows: this.#rows, sha256, columns: this.#kept };
  }

  #take(): void {
    const bytes = Buffer.from(this.#gathered);
    this.#hash.update(bytes);
    this.#bytes.push(bytes);
    this.#byteCount += bytes.byteLength;
    const plain: string | undefined = this.#plain === undefined ? undefined : this.#plain + this.#gathered;
    this.#plain = plain !== undefined && plain.length <= LONGEST_PLAIN_TEXT_UNITS ? plain : undefined;
    this.#gathered = '';
    if (this.#byteCount < BYTES_A_ROW) return;
    const all = Buffer.concat(this.#bytes);
    this.#keep(all.subarray(0, BYTES_A_ROW));
    this.#bytes = [all.subarray(BYTES_A_ROW)];
    this.#byteCount = all.byteLength - BYTES_A_ROW;
  }

  #keep(utf8: Uint8Array): void {
    this.#kept.push(keepText({ text: undefined, utf8 }, 'Manifest', NO_ROW).columns);
  }
}
