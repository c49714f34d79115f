import { CoverageTable } from '../../shared/ledger/coverageTable';
import { checkLedgerVersion } from '../../shared/ledger/ledgerVersion';
import { MemoryStore } from '../tables/memoryStore';

const keys = { partitionKey: 'Audit.Exchange', rowKey: 'coverage' };

it.each([undefined, 1, 0, 'two'])('takes rows of version %p', (version) => {
  expect(() => checkLedgerVersion({ ...keys, etag: '', version })).not.toThrow();
});

it('leaves a coverage row of a newer version alone', async () => {
  const store = new MemoryStore();
  await store.insert('Coverage', [{ ...keys, version: 2, meaning: 'unknown' }]);
  const before = store.all('Coverage');
  const coverage = new CoverageTable(store, 'Coverage');
  await expect(coverage.update('Audit.Exchange', () => ({ listedTo: new Date() }))).rejects.toMatchObject({
    name: 'OperatorFault',
    message: expect.stringContaining('newer version of this app (ledger version 2'),
  });
  expect(store.all('Coverage')).toEqual(before);
});
