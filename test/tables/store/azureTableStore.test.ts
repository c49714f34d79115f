import { createHttpHeaders } from '@azure/core-rest-pipeline';
import { TableClient, TableServiceClient, type TableServiceClientOptions } from '@azure/data-tables';
import { azureTableStore } from '../../../shared/tables/store/azureTableStore';
import { openTableStore } from '../../../shared/tables/store/openTableStore';
import type { StoredRow, TableStore } from '../../../shared/tables/store/tableStore';
import { createFakeClock } from '../../activityApi/fakeClock';
import { freePort } from '../../azurite/freePort';
import { type Azurite, startAzurite } from '../../azurite/startAzurite';

type Policies = NonNullable<TableServiceClientOptions['additionalPolicies']>;

let azurite: Azurite;
let tables = 0;
const nextTable = () => `Table${++tables}`;

beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());

/** The gateway, with something of a test's own on the way to the store. */
function store({
  policies = [],
  connectionString = azurite.connectionString,
}: {
  policies?: Policies;
  connectionString?: string;
} = {}) {
  const clock = createFakeClock();
  const options = {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
    additionalPolicies: policies,
  };
  const clients = {
    service: () => TableServiceClient.fromConnectionString(connectionString, options),
    table: (name: string) => TableClient.fromConnectionString(connectionString, name, options),
    account: 'https://contoso.table.core.windows.net',
  };
  return { clock, tables: azureTableStore(clients, { clock, random: () => 1 }) };
}

/** Answers in the store's place, so often; then all goes well. */
function answering(times: number, answer: { status: number; contentType: string; body: string }): Policies {
  let left = times;
  return [
    {
      position: 'perRetry',
      policy: {
        name: 'answering',
        async sendRequest(request, next) {
          if (left-- <= 0) return next(request);
          const headers = createHttpHeaders({ 'content-type': answer.contentType });
          return { status: answer.status, headers, bodyAsText: answer.body, request };
        },
      },
    },
  ];
}

/** Lets the first writes happen and loses their answers. */
function losing(times: number): Policies {
  let left = times;
  return [
    {
      position: 'perRetry',
      policy: {
        name: 'losing',
        async sendRequest(request, next) {
          const response = await next(request);
          if (left-- <= 0) return response;
          throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
        },
      },
    },
  ];
}

const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ partitionKey: 'p', rowKey: `r${n}`, N: n }));

async function all(
  own: TableStore,
  table: string,
  filter = "PartitionKey eq 'p'",
  options = {},
): Promise<StoredRow[]> {
  const found: StoredRow[] = [];
  for await (const page of own.query(table, filter, options)) found.push(...page);
  return found;
}

describe('azureTableStore', () => {
  it('makes the table, inserts a transaction as one request and gives the rows back', async () => {
    const { tables: own } = store();
    const table = nextTable();
    const outcome = await own.insert(table, rows(100));
    expect(outcome).toEqual({ outcome: 'inserted', etags: expect.any(Array) });
    expect((await all(own, table)).map(({ N }) => N).toSorted()).toEqual(
      rows(100)
        .map(({ N }) => N)
        .toSorted(),
    );
    // The one that found the table missing, and the one that wrote.
    expect(own.counts.transactions.get(table)).toBe(2);
    await own.insert(table, [{ partitionKey: 'q', rowKey: 'r' }]);
    expect(own.counts.transactions.get(table)).toBe(3);
    const names = [];
    for await (const name of own.tables()) names.push(name);
    expect(names).toContain(table);
  });

  it('keeps every type of column exactly', async () => {
    const { tables: own } = store();
    const table = nextTable();
    const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
    await own.insert(table, [
      {
        ...{
          partitionKey: 'p',
          rowKey: 'r',
          Text: 'é "漢" 😀 \\ \u0001',
          Empty: '',
          Whole: -7,
          Yes: true,
          Bytes: bytes,
        },
        Big: { type: 'Int64', value: '9223372036854775807' },
        Double: { type: 'Double', value: '5.0' },
        Time: { type: 'DateTime', value: '2026-03-10T12:34:56.123Z' },
      },
    ]);
    const row = await own.read(table, 'p', 'r');
    expect(row).toMatchObject({
      ...{
        Text: 'é "漢" 😀 \\ \u0001',
        Empty: '',
        Whole: -7,
        Yes: true,
        Big: 9_223_372_036_854_775_807n,
        Double: 5,
      },
      Time: new Date('2026-03-10T12:34:56.123Z'),
    });
    expect(row?.Bytes instanceof Uint8Array && Buffer.from(row.Bytes).equals(bytes)).toBe(true);
  });

  it("finds keys with quotes, '%' forms and characters beyond ASCII", async () => {
    const { tables: own } = store();
    const table = nextTable();
    const keys = ["O'Brien", '=002f', 'Zoë|漢', '😀 +&$', '{value}|x', "''"];
    await own.insert(
      table,
      keys.map((rowKey) => ({ partitionKey: "it's é", rowKey, Key: rowKey })),
    );
    for (const key of keys) {
      const row = await own.read(table, "it's é", key, { select: ['Key'] });
      expect(row).toMatchObject({
        partitionKey: "it's é",
        rowKey: key,
        Key: key,
        etag: expect.stringMatching(/^W/),
      });
    }
    const found = await all(own, table, "PartitionKey eq 'it''s é' and RowKey ge 'O''' and RowKey lt 'O''C'");
    expect(found.map(({ rowKey }) => rowKey)).toEqual(["O'Brien"]);
  });

  it('takes keys and texts that look like parts of a transaction', async () => {
    const { tables: own } = store();
    const table = nextTable();
    const texts = [
      '<--changesetresponse_1@contoso.com>|10:00:00_a',
      '{\'}|"x" &+=;:@$,!*() ~',
      '\u0130\ud83d\ude00\u00e9 --changeset_1 --batch_1',
      'If-Match: * ETag: W HTTP*1.1 409 Conflict',
    ];
    const bodies = [
      '--changeset_1--\r\n--batch_1--\r\nPATCH https://a.b/c HTTP/1.1\r\nIf-Match: *\r\nPrefer: return-content',
      'DELETE http://a.b/$batch?x=%25%0d%0a HTTP/1.1 (PartitionKey=\u0027\u0027,RowKey=\u0027\u0027)',
      '\u0085\u2028\u2029\ufeff\\"{}[]\u0000',
      '{"odata.error":{"code":"EntityAlreadyExists"}}',
    ];
    const given = texts.map((rowKey, at) => ({ partitionKey: "p'p", rowKey, Text: bodies[at] ?? '' }));
    const inserted = await own.insert(table, given);
    expect(inserted.outcome).toBe('inserted');
    const stored = await all(own, table, "PartitionKey eq 'p''p'");
    const byKey = new Map(stored.map(({ rowKey, Text }) => [rowKey, Text]));
    expect(byKey).toEqual(new Map(given.map(({ rowKey, Text }) => [rowKey, Text])));
    const changed = stored.map(({ partitionKey, rowKey, etag }) => ({ partitionKey, rowKey, etag, N: 1 }));
    expect((await own.merge(table, changed)).outcome).toBe('merged');
    expect((await all(own, table, "PartitionKey eq 'p''p'")).map(({ N, Text }) => [N, Text])).toEqual(
      stored.map(({ Text }) => [1, Text]),
    );
  });

  it('tells which row exists already, and writes none of its siblings', async () => {
    const { tables: own } = store();
    const table = nextTable();
    await own.insert(table, [{ partitionKey: 'p', rowKey: 'r3' }]);
    expect(await own.insert(table, rows(5))).toEqual({ outcome: 'conflict', index: 3 });
    expect(await all(own, table)).toHaveLength(1);
  });

  it('finds its own rows where the answer of an insert was lost', async () => {
    const table = nextTable();
    await store().tables.insert(table, [{ partitionKey: 'q', rowKey: 'r' }]);
    const { tables: own, clock } = store({ policies: losing(1) });
    expect(await own.insert(table, rows(3))).toEqual({ outcome: 'conflict', index: 0 });
    expect(await all(own, table)).toHaveLength(3);
    expect(clock.sleptMs).toEqual([500]);
    expect(own.counts.transactions.get(table)).toBe(2);
  });

  it('merges only what has not changed since it was read', async () => {
    const { tables: own } = store();
    const table = nextTable();
    const inserted = await own.insert(table, [{ partitionKey: 'p', rowKey: 'r', A: 1, B: 1 }]);
    const etag = inserted.outcome === 'inserted' ? (inserted.etags[0] ?? '') : '';
    const merged = await own.merge(table, [{ partitionKey: 'p', rowKey: 'r', B: 2, etag }]);
    expect(merged).toEqual({ outcome: 'merged', etags: [expect.stringMatching(/^W/)] });
    expect(await own.read(table, 'p', 'r')).toMatchObject({
      A: 1,
      B: 2,
      etag: merged.outcome === 'merged' && merged.etags[0],
    });
    expect(await own.merge(table, [{ partitionKey: 'p', rowKey: 'r', B: 3, etag }])).toMatchObject({
      outcome: 'changed',
    });
    expect(await own.merge(table, [{ partitionKey: 'p', rowKey: 'gone', B: 3, etag }])).toMatchObject({
      outcome: 'changed',
    });
    expect(await own.read(table, 'p', 'r')).toMatchObject({ B: 2 });
  });

  it('reads by pages, and nothing where there is no table or row', async () => {
    const { tables: own } = store();
    const table = nextTable();
    expect(await all(own, table)).toEqual([]);
    expect(await own.read(table, 'p', 'r')).toBeUndefined();
    await own.insert(table, rows(25));
    const before = own.counts.reads;
    const sizes: number[] = [];
    for await (const page of own.query(table, "PartitionKey eq 'p'", { pageSize: 10, select: ['N'] }))
      sizes.push(page.length);
    expect(sizes).toEqual([10, 10, 5]);
    expect(own.counts.reads - before).toBe(3);
    expect(await own.read(table, 'p', 'none')).toBeUndefined();
  });

  it('goes on behind an empty page', async () => {
    const table = nextTable();
    await store().tables.insert(table, rows(2));
    let isFirst = true;
    const emptyFirst: Policies = [
      {
        position: 'perRetry',
        policy: {
          name: 'emptyFirst',
          async sendRequest(request, next) {
            if (!isFirst) return next(request);
            isFirst = false;
            const headers = createHttpHeaders({
              'content-type': 'application/json',
              'x-ms-continuation-nextpartitionkey': 'p',
              'x-ms-continuation-nextrowkey': 'r0',
            });
            return { status: 200, headers, bodyAsText: '{"value":[]}', request };
          },
        },
      },
    ];
    expect(await all(store({ policies: emptyFirst }).tables, table)).toHaveLength(2);
  });

  it('tries again what was busy inside an answered transaction', async () => {
    const table = nextTable();
    await store().tables.insert(table, [{ partitionKey: 'q', rowKey: 'r' }]);
    const error = '{"odata.error":{"code":"ServerBusy","message":{"lang":"en-us","value":"0:busy"}}}';
    const body = `--changesetresponse_1\r\n\r\nHTTP/1.1 503 Busy\r\n\r\n${error}\r\n--changesetresponse_1--`;
    const { tables: own, clock } = store({
      policies: answering(2, { status: 202, contentType: 'multipart/mixed; boundary=b', body }),
    });
    expect(await own.insert(table, rows(2))).toMatchObject({ outcome: 'inserted' });
    expect(clock.sleptMs).toEqual([500, 1_000]);
    expect(own.counts.transactions.get(table)).toBe(3);
  });

  it('puts the next body where one that was stored has been, and only there', async () => {
    const table = nextTable();
    await store().tables.insert(table, [{ partitionKey: 'q', rowKey: 'r' }]);
    const sent: ArrayBufferLike[] = [];
    const noting: Policies = [
      {
        position: 'perCall',
        policy: {
          name: 'noting',
          sendRequest(request, next) {
            if (Buffer.isBuffer(request.body)) sent.push(request.body.buffer);
            return next(request);
          },
        },
      },
    ];
    const timeout = answering(1, { status: 500, contentType: 'application/json', body: '{}' });
    const { tables: own } = store({ policies: [...noting, ...timeout] });
    const large = (rowKey: string, text: string) => [
      { partitionKey: 'p', rowKey, A: text.repeat(30_000), B: text.repeat(30_000) },
    ];
    // Tried twice: of the first try something may still be on its way.
    await own.insert(table, large('a', 'a'));
    await own.insert(table, large('b', 'b'));
    await own.insert(table, large('c', 'c'));
    await Promise.all([own.insert(table, large('d', 'd')), own.insert(table, large('e', 'e'))]);
    const [first, again, b, c, d, e] = sent;
    expect(again).toBe(first);
    expect(b).not.toBe(first);
    // Refused first, because there was no such table.
    const missing = nextTable();
    await own.insert(missing, large('a', 'a'));
    const [untouched] = sent.splice(6);
    await own.insert(missing, large('b', 'b'));
    expect(sent.at(-1)).not.toBe(untouched);
    expect([c, d]).toEqual([b, b]);
    expect(e).not.toBe(d);
    const stored = (await all(own, table)).filter(({ partitionKey }) => partitionKey === 'p');
    expect(stored.map(({ rowKey, A }) => [rowKey, A === rowKey.repeat(30_000)])).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((rowKey) => [rowKey, true]),
    );
  });

  it('does not take an answer without parts for a write', async () => {
    const table = nextTable();
    await store().tables.insert(table, [{ partitionKey: 'q', rowKey: 'r' }]);
    const policies = answering(1, { status: 202, contentType: 'multipart/mixed; boundary=b', body: '' });
    const { tables: own } = store({ policies });
    expect(await own.insert(table, rows(2))).toMatchObject({ outcome: 'inserted' });
    expect(await all(own, table)).toHaveLength(2);
  });

  it('waits until the name of a dropped table is free', async () => {
    const body = '{"odata.error":{"code":"TableBeingDeleted","message":{"value":"being deleted"}}}';
    const { tables: own, clock } = store({
      policies: answering(3, { status: 409, contentType: 'application/json', body }),
    });
    expect(await own.insert(nextTable(), rows(1))).toMatchObject({ outcome: 'inserted' });
    expect(clock.sleptMs).toHaveLength(3);
  });

  it('says which row the service refuses', async () => {
    const { tables: own } = store();
    const row = { partitionKey: 'p', rowKey: 'r', Text: 'x'.repeat(40_000) };
    const outcome = await own.insert(nextTable(), [{ partitionKey: 'p', rowKey: 'q' }, row]);
    expect(outcome).toMatchObject({ outcome: 'refused', index: 1, code: 'PropertyValueTooLarge' });
  });

  it('asks a person where a table cannot be made', async () => {
    await expect(store().tables.insert('no_name', rows(1))).rejects.toThrow('will not do what it was asked');
  });

  it('gives up on a store out of reach, in bounded time and without the key', async () => {
    const connectionString = azurite.connectionString.replace(/:\d+\//, `:${await freePort()}/`);
    const { tables: own, clock } = store({ connectionString });
    const started = clock.now().getTime();
    await expect(own.insert('T', rows(1))).rejects.toThrow(
      'Table Storage at https://contoso.table.core.windows.net cannot be reached (ECONNREFUSED).',
    );
    expect(clock.now().getTime() - started).toBeLessThan(60_000);
  });

  it('stops at once when told to', async () => {
    const reason = new Error('Ctrl-C');
    const controller = new AbortController();
    const hanging: Policies = [
      {
        position: 'perRetry',
        policy: {
          name: 'hanging',
          async sendRequest(request, next) {
            controller.abort(reason);
            return next(request);
          },
        },
      },
    ];
    const { tables: own } = store({ policies: hanging });
    const options = { abortSignal: controller.signal };
    await expect(own.insert('T', rows(1), options)).rejects.toBe(reason);
    await expect(own.read('T', 'p', 'r', options)).rejects.toBe(reason);
    await expect(all(own, 'T', "PartitionKey eq 'p'", options)).rejects.toBe(reason);
  });

  it('takes 8 transactions of one table at once', async () => {
    const { tables: own } = store();
    const table = nextTable();
    const outcomes = await Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        own.insert(
          table,
          rows(20).map((row) => ({ ...row, partitionKey: `p${n}` })),
        ),
      ),
    );
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['inserted']));
    expect(own.counts.transactions.get(table)).toBe(25);
    expect(await all(own, table, "PartitionKey ge 'p' and PartitionKey lt 'q'")).toHaveLength(480);
  });
});

describe('openTableStore', () => {
  it('opens the store of a connection string, and names no more of it than the host', async () => {
    const dependencies = {
      clock: createFakeClock(),
      random: () => 0,
      credential: () => {
        throw new Error('a connection string signs in by itself');
      },
    };
    const own = openTableStore(
      { kind: 'connectionString', connectionString: azurite.connectionString, prefix: 'Audit' },
      dependencies,
    );
    expect(await own.insert(nextTable(), rows(2))).toMatchObject({ outcome: 'inserted' });

    const wrongKey = azurite.connectionString.replace(
      /AccountKey=[^;]*/,
      `AccountKey=${Buffer.alloc(64).toString('base64')}`,
    );
    const refused = openTableStore(
      { kind: 'connectionString', connectionString: wrongKey, prefix: 'Audit' },
      dependencies,
    );
    const { origin } = new URL(azurite.tableEndpoint);
    await expect(refused.insert('T', rows(1))).rejects.toThrow(
      `Table Storage at ${origin} refuses access to table T`,
    );
  });

  it('says that nobody is signed in, and asks no store', async () => {
    const getToken = () =>
      Promise.reject(Object.assign(new Error('Please run az login'), { name: 'CredentialUnavailableError' }));
    const own = openTableStore(
      { kind: 'endpoint', endpoint: 'https://contoso.table.core.windows.net', prefix: 'Audit' },
      { clock: createFakeClock(), random: () => 0, credential: () => ({ getToken }) },
    );
    await expect(own.read('T', 'p', 'r')).rejects.toThrow('nobody to sign in');
  });
});
