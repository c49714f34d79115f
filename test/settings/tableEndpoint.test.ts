import { tableEndpoint } from '../../shared/settings/tableEndpoint';

test.each([
  ['https://a.table.core.windows.net', 'https://a.table.core.windows.net'],
  ['https://a.table.core.windows.net/', 'https://a.table.core.windows.net'],
  ['https://a.table.core.windows.net/Tables?', 'https://a.table.core.windows.net'],
  ['https://a.table.cosmos.azure.com:443/', 'https://a.table.cosmos.azure.com'],
  ['http://127.0.0.1:10002/devstoreaccount1', 'http://127.0.0.1:10002/devstoreaccount1'],
  ['http://localhost:10002/devstoreaccount1/Tables', 'http://localhost:10002/devstoreaccount1'],
  ['http://[::1]:10002/', 'http://[::1]:10002'],
])('%s', (text, endpoint) => {
  expect(tableEndpoint(text)).toEqual({ endpoint });
});

test.each([
  ['a.table.core.windows.net', 'is no address'],
  ['http://a.table.core.windows.net', 'does not begin with https://'],
  ['http://127.0.0.1.example.com', 'does not begin with https://'],
  ['ftp://127.0.0.1', 'does not begin with https://'],
  ['https://a.blob.core.windows.net', 'is the address of another service (blob)'],
  ['https://a.table.core.windows.net/?sv=1&sig=very-secret', 'carries credentials'],
  ['https://user:very-secret@a.table.core.windows.net', 'carries credentials'],
])('%s is refused', (text, found) => {
  const read = tableEndpoint(text);
  expect(read).toEqual({ problem: { found, fix: expect.stringMatching(/^Set TABLES_ENDPOINT to https/) } });
  expect(JSON.stringify(read)).not.toContain('very-secret');
});
