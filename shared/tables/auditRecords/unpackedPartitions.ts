import type { WaitingPartition } from './waitingPartition';

/**
 * Partitions with texts that are not packed. Packing takes time, and the busiest partitions have their transaction full before it is
 * needed: it is done where there is no room for plain texts, and first to the partition that has waited longest for its next record.
 */
export class UnpackedPartitions {
  readonly #longestIdleFirst = new Set<WaitingPartition>();
  #bytes = 0;

  /** Notes that a partition has got a record. @param heldBytes memory that this takes */
  grow(partition: WaitingPartition, heldBytes: number): void {
    this.#longestIdleFirst.delete(partition);
    this.#longestIdleFirst.add(partition);
    this.#bytes += heldBytes;
  }

  /** Call before it gives its records away. */
  leave(partition: WaitingPartition): void {
    this.#longestIdleFirst.delete(partition);
    this.#bytes -= partition.unpackedBytes;
  }

  /** Packs until no more than so much is unpacked, or all others are few to a partition. @returns memory gained, in bytes */
  packAbove(roomBytes: number): number {
    let gainedBytes = 0;
    for (const partition of this.#longestIdleFirst) {
      if (this.#bytes <= roomBytes) break;
      // Comes again with its next record.
      this.#longestIdleFirst.delete(partition);
      const bytesBefore = partition.unpackedBytes;
      gainedBytes += partition.pack();
      this.#bytes -= bytesBefore - partition.unpackedBytes;
    }
    return gainedBytes;
  }
}
