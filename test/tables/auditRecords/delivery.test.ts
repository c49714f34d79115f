import { Delivery } from '../../../shared/tables/auditRecords/delivery';

const origin = { source: 'api', contentId: 'blob', quarantinePartition: '2026-03-10' };

describe('Delivery', () => {
  it('is durable once it has ended, nothing is open and the index has been written that far', () => {
    const delivery = new Delivery(origin);
    delivery.hold();
    delivery.hold();
    delivery.release(3);
    delivery.end();
    expect(delivery.isDurable(9)).toBe(false);
    delivery.release(2);
    expect(delivery.isDurable(2)).toBe(false);
    expect(delivery.isDurable(3)).toBe(true);
  });

  it('is not durable before its end, even if nothing is open', () => {
    const delivery = new Delivery(origin);
    expect(delivery.isDurable(9)).toBe(false);
    delivery.end();
    expect(delivery.isDurable(0)).toBe(true);
  });

  it('knows a text that it has seen', () => {
    const delivery = new Delivery(origin);
    const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
    expect([delivery.sees(a), delivery.sees(b), delivery.sees(a)]).toEqual([false, false, true]);
  });
});
