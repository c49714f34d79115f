import { TableProbes } from '../../shared/doctor/tableProbes';
import { openTableClients } from '../../shared/tables/store/openTableClients';
import { systemClock } from '../../shared/time/systemClock';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { startWatchingProxy, type WatchingProxy } from './watchingProxy';

let azurite: Azurite;
let proxy: WatchingProxy;
let probes: TableProbes;
const options = { abortSignal: new AbortController().signal };
const row = { partitionKey: 'p', rowKey: 'r' };

function clients(connectionString: string) {
  return openTableClients({ kind: 'connectionString', connectionString, prefix: 'Audit' }, () => {
    throw new Error('a connection string signs in by itself');
  });
}

beforeAll(async () => {
  azurite = await startAzurite();
  proxy = await startWatchingProxy(azurite);
  probes = new TableProbes(clients(proxy.connectionString), systemClock);
  for (const name of ['Filled', 'Empty']) await clients(azurite.connectionString).table(name).createTable();
  await clients(azurite.connectionString)
    .table('Filled')
    .createEntity({ ...row, text: 'kept' });
});
afterEach(() => {
  proxy.refuse = () => undefined;
});
afterAll(async () => {
  await proxy.stop();
  await azurite.stop();
});

const each: [string, () => Promise<unknown>, string][] = [
  ['create', () => probes.create('Filled', options), '/Tables'],
  ['insert', () => probes.insert('Filled', row, options), '/Filled'],
  ['change', () => probes.change('Filled', options), '/Filled'],
  ['remove', () => probes.remove('Filled', options), '/Filled'],
];

describe('TableProbes', () => {
  it('finds tables, and the first row of one', async () => {
    expect(await probes.tables(options)).toEqual(expect.arrayContaining(['Filled', 'Empty']));
    expect(await probes.firstRow('Filled', options)).toEqual(row);
    expect(await probes.firstRow('Empty', options)).toBeUndefined();
  });

  it.each(each)('finds the right to %s without using it', async (_, probe, path) => {
    const before = proxy.requests.length;
    expect(await probe()).toBe('allowed');
    const asked = proxy.requests.slice(before);
    expect(asked).toMatchObject([{ path }]);
    expect(asked[0]?.status).toBeGreaterThanOrEqual(400);
    expect(await clients(azurite.connectionString).table('Filled').getEntity('p', 'r')).toMatchObject({
      text: 'kept',
    });
  });

  it('asks about the removal of a table that nobody has made', async () => {
    const before = proxy.requests.length;
    expect(await probes.removeTables(options)).toBe('allowed');
    const asked = proxy.requests.slice(before);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.status).toBe(404);
    expect(await probes.tables(options)).toEqual(expect.arrayContaining(['Filled', 'Empty']));
    proxy.refuse = () => 'AuthorizationPermissionMismatch';
    expect(await probes.removeTables(options)).toBe('refused');
  });

  it.each(each)('finds the right to %s missing', async (_, probe) => {
    proxy.refuse = () => 'AuthorizationPermissionMismatch';
    expect(await probe()).toBe('refused');
  });

  it('harms not even a row that has the keys of none', async () => {
    const keys = { partitionKey: 'doctor', rowKey: 'a row that is never written' };
    const table = clients(azurite.connectionString).table('Filled');
    const { etag } = await table.createEntity({ ...keys, text: 'kept' });
    expect(await probes.change('Filled', options)).toBe('allowed');
    expect(await probes.remove('Filled', options)).toBe('allowed');
    expect(await table.getEntity(keys.partitionKey, keys.rowKey)).toMatchObject({ text: 'kept', etag });
  });

  it('throws where it may not read', async () => {
    proxy.refuse = () => 'AuthorizationPermissionMismatch';
    await expect(probes.tables(options)).rejects.toThrow('has no role for the data of tables');
    await expect(probes.firstRow('Filled', options)).rejects.toThrow('has no role for the data of tables');
  });

  it('asks a store out of reach once more, and then says so', async () => {
    const sleptMs: number[] = [];
    const clock = {
      now: () => new Date(),
      sleep: async (durationMs: number) => void sleptMs.push(durationMs),
    };
    const nobody = new TableProbes(
      clients(azurite.connectionString.replace(/127\.0\.0\.1:\d+/, '127.0.0.1:9')),
      clock,
    );
    await expect(nobody.tables(options)).rejects.toThrow('cannot be reached (ECONNREFUSED)');
    expect(sleptMs).toEqual([500]);
  });
});
