import { RestError } from '@azure/core-rest-pipeline';
import { TableClient } from '@azure/data-tables';
import { queryPage } from '../../../shared/tables/store/queryPage';
import { type Azurite, startAzurite } from '../../azurite/startAzurite';

describe('queryPage', () => {
  let azurite: Azurite;
  let client: TableClient;
  beforeAll(async () => {
    azurite = await startAzurite();
    client = TableClient.fromConnectionString(azurite.connectionString, 'Pages', {
      allowInsecureConnection: true,
    });
    await client.createTable();
    for (const day of ['a b+c&d', "o'neill/ü😀"]) {
      await client.submitTransaction(
        Array.from({ length: 30 }, (_, n) => [
          'create',
          {
            partitionKey: day.replace('/', ''),
            rowKey: `${n}`.padStart(2, '0'),
            Text: day,
            Count: n,
            At: new Date(n),
            Long: 2n ** 53n + BigInt(n),
            Bytes: new Uint8Array([n, 255]),
          },
        ]),
      );
    }
  });
  afterAll(() => azurite.stop());

  const all = { filter: '', select: undefined, pageSize: 1_000, from: undefined } as const;

  it('gives rows as the client library gives them', async () => {
    const expected: unknown[] = [];
    for await (const { timestamp: _, ...row } of client.listEntities()) expected.push(row);
    const { rows, next } = await queryPage(client, all, {});
    expect(rows.map(({ timestamp: _, ...row }) => row)).toEqual(expected);
    expect(rows).toHaveLength(60);
    expect(next).toBeUndefined();
  });

  it('chooses by a filter with any characters, and gives the columns asked for', async () => {
    const filter = "Text eq 'o''neill/ü😀' and Count ge 28";
    const { rows } = await queryPage(
      client,
      { ...all, filter, select: ['PartitionKey', 'RowKey', 'Count'] },
      {},
    );
    expect(rows).toEqual(
      [28, 29].map((Count) => ({
        partitionKey: "o'neillü😀",
        rowKey: `${Count}`,
        Count,
        etag: expect.any(String),
      })),
    );
  });

  it('goes on where a page has ended', async () => {
    const keys: string[] = [];
    let pages = 0;
    for (
      let from: Awaited<ReturnType<typeof queryPage>>['next'] | undefined;
      pages === 0 || from !== undefined;
      pages++
    ) {
      const page = await queryPage(client, { ...all, pageSize: 7, from }, {});
      keys.push(...page.rows.map(({ partitionKey, rowKey }) => `${partitionKey} ${rowKey}`));
      from = page.next;
    }
    expect(pages).toBe(9);
    expect(new Set(keys).size).toBe(60);
  });

  it('tells the code of a refusal', async () => {
    const missing = TableClient.fromConnectionString(azurite.connectionString, 'None', {
      allowInsecureConnection: true,
    });
    const refused = queryPage(missing, all, {});
    await expect(refused).rejects.toBeInstanceOf(RestError);
    await expect(refused).rejects.toMatchObject({ statusCode: 404, code: 'TableNotFound' });
  });

  it('stops when it is told to', async () => {
    const reason = new AbortController();
    reason.abort();
    await expect(queryPage(client, all, { abortSignal: reason.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
