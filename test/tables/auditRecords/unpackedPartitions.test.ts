import { PendingRecord } from '../../../shared/tables/auditRecords/pendingRecord';
import { UnpackedPartitions } from '../../../shared/tables/auditRecords/unpackedPartitions';
import { WaitingPartition } from '../../../shared/tables/auditRecords/waitingPartition';
import { record } from '../record';

const origin = { source: 'api', contentId: 'blob', quarantinePartition: '2026-03-10' };

/** A partition of so many records, noted with the others. */
function filled(unpacked: UnpackedPartitions, records: number): WaitingPartition {
  const partition = new WaitingPartition('AuditRecords202603');
  for (let n = 0; n < records; n++) grow(unpacked, partition, `${n}`);
  return partition;
}

function grow(unpacked: UnpackedPartitions, partition: WaitingPartition, Id: string): void {
  const pending = new PendingRecord(record({ Id, Subject: 'x'.repeat(500) }), origin);
  partition.enqueue(pending);
  unpacked.grow(partition, pending.heldBytes);
}

describe('UnpackedPartitions', () => {
  it('packs nothing while there is room', () => {
    const unpacked = new UnpackedPartitions();
    const partition = filled(unpacked, 40);
    expect(unpacked.packAbove(1_000_000)).toBe(0);
    expect(partition.unpackedBytes).toBeGreaterThan(40 * 500);
  });

  it('packs the partition that has waited longest for a record, and no more than it has to', () => {
    const unpacked = new UnpackedPartitions();
    const [first, second, third] = [filled(unpacked, 16), filled(unpacked, 16), filled(unpacked, 16)];
    grow(unpacked, first, 'new');
    const bytes = first.unpackedBytes + second.unpackedBytes + third.unpackedBytes;
    expect(unpacked.packAbove(bytes - 1)).toBeGreaterThan(0);
    expect([first, second, third].map((each) => each.unpackedBytes === 0)).toEqual([false, true, false]);
  });

  it('leaves partitions of few records alone, until they have more', () => {
    const unpacked = new UnpackedPartitions();
    const few = filled(unpacked, 15);
    expect(unpacked.packAbove(0)).toBe(0);
    grow(unpacked, few, 'sixteenth');
    expect(unpacked.packAbove(0)).toBeGreaterThan(0);
    expect(few.unpackedBytes).toBe(0);
  });

  it('leaves the last few of a partition for those to come', () => {
    const unpacked = new UnpackedPartitions();
    const partition = filled(unpacked, 20);
    const bytesOfOne = partition.unpackedBytes / 20;
    unpacked.packAbove(0);
    expect(partition.unpackedBytes).toBeCloseTo(4 * bytesOfOne, -2);
    unpacked.leave(partition);
    partition.take();
    expect(unpacked.packAbove(0)).toBe(0);
  });

  it('forgets what a partition gives away, packed or not', () => {
    const unpacked = new UnpackedPartitions();
    const [gone, packed, left] = [filled(unpacked, 32), filled(unpacked, 32), filled(unpacked, 32)];
    unpacked.leave(gone);
    expect(gone.take()).toHaveLength(32);
    expect(unpacked.packAbove(left.unpackedBytes)).toBeGreaterThan(0);
    unpacked.leave(packed);
    packed.take();
    // Only what is left counts now.
    expect(unpacked.packAbove(left.unpackedBytes)).toBe(0);
    expect([gone, packed].map(({ length, unpackedBytes }) => [length, unpackedBytes])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(unpacked.packAbove(left.unpackedBytes - 1)).toBeGreaterThan(0);
  });
});
