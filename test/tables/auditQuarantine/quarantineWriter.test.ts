import { createHash, randomBytes } from 'node:crypto';
import { QuarantineWriter } from '../../../shared/tables/auditQuarantine/quarantineWriter';
import { Delivery } from '../../../shared/tables/auditRecords/delivery';
import { MemoryStore } from '../memoryStore';

const TABLE = 'AuditQuarantine';

function delivery(contentId = 'blob'): Delivery {
  return new Delivery({ source: 'api', contentId, quarantinePartition: '2026-03-10' });
}

function text(utf8: Uint8Array) {
  const sha256 = createHash('sha256').update(utf8).digest('hex');
  return { utf8, sha256, reason: 'missingId', detail: 'The record has no Id.', index: 0 };
}

describe('QuarantineWriter', () => {
  it('keeps a text once a delivery, however often it comes', async () => {
    const store = new MemoryStore();
    const writer = new QuarantineWriter(store, TABLE);
    const own = delivery();
    for (let n = 0; n < 3; n++) await writer.add(text(Buffer.from('{}')), own);
    await writer.add(text(Buffer.from('{}')), delivery('other'));
    expect(own.counts.quarantined).toBe(3);
    expect(store.all(TABLE)).toMatchObject([{ ContentId: 'blob' }, { ContentId: 'other' }]);
  });

  it('writes the head last, and goes on where it was stopped', async () => {
    const store = new MemoryStore();
    const utf8 = randomBytes(2_500_000);
    store.fate = ({ rows }) => (rows.some((row) => 'Reason' in row) ? 'failBefore' : 'well');
    await expect(new QuarantineWriter(store, TABLE).add(text(utf8), delivery())).rejects.toThrow('before');
    expect(store.all(TABLE).some((row) => 'Reason' in row)).toBe(false);
    store.fate = () => 'well';
    await new QuarantineWriter(store, TABLE).add(text(utf8), delivery());
    const [head, ...parts] = store.all(TABLE);
    expect(head).toMatchObject({ Reason: 'missingId', Parts: parts.length });
  });

  it('asks a person where even quarantine is refused, without the text', async () => {
    const store = new MemoryStore();
    store.fate = () => ({ refusedAs: 'InvalidInput' });
    const adding = new QuarantineWriter(store, TABLE).add(text(Buffer.from('{"Secret":1}')), delivery());
    await expect(adding).rejects.toThrow(/content blob \(InvalidInput\)\.$/);
  });
});
