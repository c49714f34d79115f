import { TableServiceClient } from '@azure/data-tables';
import { startAzurite } from './startAzurite';

describe('startAzurite', () => {
  it('gives each caller an empty table service of its own, gone when stopped', async () => {
    const [one, other] = await Promise.all([startAzurite(), startAzurite()]);
    try {
      await service(one.connectionString).createTable('Records');
      expect(await tableNames(one.connectionString)).toEqual(['Records']);
      expect(await tableNames(other.connectionString)).toEqual([]);
    } finally {
      await Promise.all([one.stop(), other.stop()]);
    }
    await expect(fetch(one.tableEndpoint)).rejects.toThrow('fetch failed');
    await one.stop();
  });
});

function service(connectionString: string): TableServiceClient {
  return TableServiceClient.fromConnectionString(connectionString, { allowInsecureConnection: true });
}

async function tableNames(connectionString: string): Promise<(string | undefined)[]> {
  const names = [];
  for await (const { name } of service(connectionString).listTables()) names.push(name);
  return names;
}
