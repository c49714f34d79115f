import { packWaiting } from './packWaiting';
import type { PendingRecord } from './pendingRecord';

// Enough that they have much in common; few, because all of them are unpacked where one is asked for.
const PACKED_TOGETHER = 16;

/** Records of one partition on their way into its table. */
export class WaitingPartition {
  readonly table: string;
  /** By row key, until settled: those not sent yet and those under way. */
  readonly pending = new Map<string, PendingRecord>();
  #unsent: PendingRecord[] = [];
  #unsentBytes = 0;
  /** How many of the unsent, from the first on, have their texts packed. */
  #packed = 0;
  #unpackedBytes = 0;

  constructor(table: string) {
    this.table = table;
  }

  /** Number of records not sent yet. */
  get length(): number {
    return this.#unsent.length;
  }

  /** What they take in the body of a transaction, about. */
  get unsentBytes(): number {
    return this.#unsentBytes;
  }

  /** Memory that those take whose texts are not packed, about. */
  get unpackedBytes(): number {
    return this.#unpackedBytes;
  }

  enqueue(record: PendingRecord): void {
    this.pending.set(record.rowKey, record);
    this.#unsent.push(record);
    this.#unsentBytes += record.roughPayloadBytes;
    this.#unpackedBytes += record.heldBytes;
  }

  /** Packs the texts of those that wait, but for the last few. @returns memory gained, in bytes */
  pack(): number {
    let gainedBytes = 0;
    while (this.#unsent.length - this.#packed >= PACKED_TOGETHER) {
      const together = this.#unsent.slice(this.#packed, this.#packed + PACKED_TOGETHER);
      for (const { heldBytes } of together) this.#unpackedBytes -= heldBytes;
      gainedBytes += packWaiting(together);
      this.#packed += PACKED_TOGETHER;
    }
    return gainedBytes;
  }

  /** Gives away what is not sent yet. */
  take(): PendingRecord[] {
    const taken = this.#unsent;
    this.#unsent = [];
    this.#unsentBytes = 0;
    this.#packed = 0;
    this.#unpackedBytes = 0;
    return taken;
  }
}
