import type { HeldText } from '../../records/auditRecord';
import { PackedTexts } from '../store/packedTexts';

/**
 * Texts of records that wait for the same transaction. Unpacked all at once, when the first of them is asked for, and given up when texts
 * of others are: a transaction under way does not need them again.
 */
export class WaitingTexts {
  static #unpacked: { readonly of: WaitingTexts; readonly texts: readonly string[] } | undefined;
  readonly #packed: PackedTexts;

  constructor(texts: readonly string[]) {
    this.#packed = new PackedTexts(texts);
  }

  /** Memory that they take, about. */
  get sizeInBytes(): number {
    return this.#packed.sizeInBytes;
  }

  /** Where a record finds its text again. */
  place(index: number): HeldText {
    return new Place(this, index);
  }

  at(index: number): string {
    let unpacked = WaitingTexts.#unpacked;
    if (unpacked?.of !== this) {
      unpacked = { of: this, texts: this.#packed.unpack() };
      WaitingTexts.#unpacked = unpacked;
    }
    return unpacked.texts[index] ?? '';
  }
}

/** A class, because there are thousands: an object with a getter of its own takes ten times as much. */
class Place implements HeldText {
  constructor(
    private readonly texts: WaitingTexts,
    private readonly index: number,
  ) {}

  get text(): string {
    return this.texts.at(this.index);
  }
}
