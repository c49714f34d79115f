import { TablesOwner } from '../../shared/ledger/tablesOwner';
import { tableNames } from '../../shared/tables/store/tableNames';
import { MemoryStore } from '../tables/memoryStore';

const TENANT = '11111111-2222-4333-8444-555555555555';
const OTHER = '99999999-2222-4333-8444-555555555555';
const NAMES = tableNames('Audit');
const now = new Date('2026-03-10T12:00:00Z');

function owner() {
  const store = new MemoryStore();
  return { store, owner: new TablesOwner(store, NAMES) };
}

it('is nobody at first, and then the tenant that claimed the tables', async () => {
  const { store, owner: own } = owner();
  expect(await own.check(TENANT)).toBe('nobody');
  await own.claim(TENANT, { now });
  expect(await own.check(TENANT.toUpperCase())).toBe('own');
  expect(store.all(NAMES.coverage)).toMatchObject([
    { partitionKey: 'owner', rowKey: 'tenant', tenantId: TENANT, since: now, version: 1 },
  ]);
});

it('refuses another tenant, and says what to do', async () => {
  const { owner: own } = owner();
  await own.claim(TENANT, { now });
  await expect(own.check(OTHER)).rejects.toMatchObject({
    message: expect.stringContaining(`hold the records of tenant ${TENANT}`),
    fix: expect.stringContaining('TABLE_PREFIX'),
  });
  await expect(own.claim(OTHER, { now })).rejects.toThrow(TENANT);
});

it('may be claimed twice by the same: a reply was lost', async () => {
  const { store, owner: own } = owner();
  store.fate = ({ kind }) => (kind === 'insert' ? 'lostReply' : 'well');
  await own.claim(TENANT, { now });
  expect(await own.check(TENANT)).toBe('own');
});

it.each([7, ''])('says that it cannot be read where somebody edited it: %p', async (tenantId) => {
  const { store, owner: own } = owner();
  await store.insert(NAMES.coverage, [{ partitionKey: 'owner', rowKey: 'tenant', tenantId }]);
  expect(await own.check(TENANT)).toBe('unreadable');
});

it('leaves alone what a newer version has written', async () => {
  const { store, owner: own } = owner();
  const row = { partitionKey: 'owner', rowKey: 'tenant', tenantId: TENANT, version: 2 };
  await store.insert(NAMES.coverage, [row]);
  await expect(own.check(TENANT)).rejects.toMatchObject({
    message: expect.stringContaining('newer version'),
    fix: 'Update this app. Nothing was changed.',
  });
});
