import { sealHeadsUrl } from '../../shared/settings/sealHeadsUrl';

test.each([
  ['https://a.blob.core.windows.net/seal-heads', 'https://a.blob.core.windows.net/seal-heads'],
  ['https://a.blob.core.windows.net/seal-heads/', 'https://a.blob.core.windows.net/seal-heads'],
  [
    'https://127.0.0.1:10000/devstoreaccount1/seal-heads',
    'https://127.0.0.1:10000/devstoreaccount1/seal-heads',
  ],
])('%s is a container', (text, url) => {
  expect(sealHeadsUrl(text)).toEqual({ url });
});

test.each([
  ['seal-heads', 'is no address'],
  ['http://a.blob.core.windows.net/seal-heads', 'does not begin with https://'],
  ['https://a.blob.core.windows.net/seal-heads?sv=1&sig=x', 'carries credentials'],
  ['https://a.table.core.windows.net/seal-heads', 'is the address of another service (table)'],
  ['https://a.blob.core.windows.net', 'does not end with the name of a container'],
  ['https://a.blob.core.windows.net/a/b', 'does not end with the name of a container'],
  ['https://a.blob.core.windows.net/Seal_Heads', 'does not end with the name of a container'],
])('%s is none: %s', (text, found) => {
  expect(sealHeadsUrl(text)).toMatchObject({ problem: { found } });
});
