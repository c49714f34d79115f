import { countClaims } from '../../../shared/tables/auditRecords/countClaims';
import { Delivery } from '../../../shared/tables/auditRecords/delivery';
import { PendingRecord } from '../../../shared/tables/auditRecords/pendingRecord';
import type { Settlement } from '../../../shared/tables/auditRecords/settlement';
import { record } from '../record';

const origin = { source: 'api', contentId: 'own', quarantinePartition: '2026-03-10' };

describe('countClaims', () => {
  it.each<[Settlement['kind'], string, boolean, object]>([
    ['stored', 'own', false, { inserted: 1 }],
    ['stored', 'own', true, { duplicates: 1 }],
    ['stored', 'other', false, { duplicates: 1 }],
    ['variant', 'own', false, { variants: 1 }],
    ['variant', 'own', true, { duplicates: 1 }],
    ['variant', 'other', false, { duplicates: 1 }],
    ['respelled', 'own', false, { duplicates: 1, respelled: 1 }],
    ['respelled', 'other', false, { duplicates: 1, respelled: 1 }],
  ])('%s in a row of %s content (repeat: %s)', (kind, contentId, isRepeat, counted) => {
    const delivery = new Delivery(origin);
    const pending = new PendingRecord(record(), origin);
    pending.claim([{ delivery, isRepeat }]);
    delivery.hold();
    delivery.end();
    countClaims(pending, { kind, contentId, isNew: false, rowKey: 'r' }, 4);
    const none = { records: 0, inserted: 0, duplicates: 0, respelled: 0, variants: 0, quarantined: 0 };
    expect(delivery.counts).toEqual({ ...none, beyondRetention: 0, ...counted });
    expect([delivery.isDurable(3), delivery.isDurable(4)]).toEqual([false, true]);
  });
});
