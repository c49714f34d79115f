import { hash } from 'node:crypto';
import type { MemoryStore } from '../tables/memoryStore';

/** Puts rows of one type-day into the store as sealing sees them: without text, with long keys that hardly shrink. */
export async function putManyRows(store: MemoryStore, count: number, { contentId }: { contentId: string }) {
  for (let start = 0; start < count; start += 100) {
    const rows = Array.from({ length: Math.min(100, count - start) }, (_, index) => {
      const sha256 = hash('sha256', `${start + index}`, 'hex');
      return {
        partitionKey: '2_2026-03-05',
        rowKey: `10:00:00_${sha256}${hash('sha256', sha256, 'hex')}`,
        AuditDataSha256: sha256,
        RecordType: 2,
        Source: 'api',
        ContentId: contentId,
      };
    });
    await store.insert('AuditRecords202603', rows);
  }
}
