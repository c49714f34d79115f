import { expectedRecordsFinding } from '../../shared/doctor/expectedRecordsFinding';
import { tableNames } from '../../shared/tables/store/tableNames';
import { MemoryStore } from '../tables/memoryStore';

const names = tableNames('Audit');
const options = { abortSignal: new AbortController().signal };

async function finding(rows: readonly { partitionKey: string; Operation: string }[]) {
  const store = new MemoryStore();
  for (const row of rows) await store.insert('AuditRecords202611', [{ ...row, rowKey: '09:00:00_a' }]);
  return (await expectedRecordsFinding({ store, names }, options)).checks;
}

describe('expectedRecordsFinding', () => {
  it('says nothing before there are records', async () => {
    expect(await finding([])).toEqual([]);
  });

  it('tells how to have what was never seen', async () => {
    const checks = await finding([{ partitionKey: '1_2026-11-22', Operation: 'Set-Mailbox' }]);
    expect(checks).toMatchObject([
      { name: 'encrypted message portal', ok: null },
      { name: 'mail access', ok: null },
    ]);
    expect(checks[0]?.fix).toContain('Set-IrmConfiguration -EnablePortalTrackingLogs $true');
    expect(checks[1]?.fix).toContain('AuditDisabled');
  });

  it('is content with one record of each', async () => {
    const checks = await finding([
      { partitionKey: '154_2026-11-22', Operation: 'AttachmentReview' },
      { partitionKey: '50_2026-11-22', Operation: 'MailItemsAccessed' },
    ]);
    expect(checks.map(({ ok }) => ok)).toEqual([true, true]);
  });
});
