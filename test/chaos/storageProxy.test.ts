import { createServer } from 'node:http';
import { createRandom } from '../tenant/random';
import { listenOn } from './listenOn';
import { type StorageProxy, startStorageProxy } from './storageProxy';

const ACCOUNT = '/devstoreaccount1';

let target: Awaited<ReturnType<typeof listenOn>>;
let proxy: StorageProxy;
let url: string;
beforeEach(async () => {
  target = await listenOn(createServer((_, response) => response.writeHead(204).end()));
  const tableEndpoint = `${target.url}${ACCOUNT}`;
  const connectionString = `TableEndpoint=${tableEndpoint};`;
  proxy = await startStorageProxy({ tableEndpoint, connectionString }, createRandom('proxy'));
  url = /TableEndpoint=(.*);/.exec(proxy.connectionString)?.[1] ?? '';
});
afterEach(() => Promise.all([proxy.stop(), target.stop()]));

const transaction = (line: string) => ({
  method: 'POST',
  body: `--changeset\r\n\r\n${line} HTTP/1.1\r\nIf-Match: W/"1"\r\n\r\n{}`,
});

test('a change of evidence is noticed, in a transaction and alone; one of the ledger is allowed', async () => {
  const path = (table: string) => `${url}/${table}(PartitionKey='a',RowKey='b')`;
  await fetch(`${url}/$batch`, transaction(`POST ${url}/AuditRecords202602`));
  await fetch(`${url}/$batch`, transaction(`PATCH ${path('AuditContent')}`));
  await fetch(path('AuditCoverage'), { method: 'PATCH', body: '{}' });
  expect(proxy.forbidden).toEqual([]);
  await fetch(`${url}/$batch`, transaction(`PUT ${path('AuditRecords202602')}`));
  await fetch(path('AuditSeals'), { method: 'DELETE' });
  expect(proxy.forbidden).toEqual([
    expect.stringContaining('AuditRecords202602'),
    expect.stringContaining('AuditSeals'),
  ]);
});

test('every failure that a request meets is counted, and no other', async () => {
  await fetch(`${url}/AuditContent()`);
  expect(Object.values(proxy.injected).every((times) => times === 0)).toBe(true);
  proxy.rate = 1;
  const requests = Array.from({ length: 60 }, () =>
    fetch(`${url}/$batch`, transaction(`PATCH ${url}/AuditContent()`)).then(
      async (reply) => `${reply.status} ${await reply.text()}`,
      () => 'broken',
    ),
  );
  const replies = await Promise.all(requests);
  expect(Object.values(proxy.injected).reduce((sum, times) => sum + times)).toBe(60);
  const conditionFailed = replies.filter((reply) => /^202 .*HTTP\/1.1 412 /s.test(reply));
  expect(conditionFailed).toHaveLength(proxy.injected.changed);
  const busy = replies.filter((reply) => reply.startsWith('503'));
  expect(busy).toHaveLength(proxy.injected.busy);
});
