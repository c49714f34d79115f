import { connectionStringProblem } from '../../shared/settings/connectionStringProblem';

const KEY = 'a2V5a2V5a2V5';

test.each([
  'UseDevelopmentStorage=true',
  'usedevelopmentstorage=TRUE;',
  `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${KEY};EndpointSuffix=core.windows.net`,
  `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=${KEY}==;TableEndpoint=http://127.0.0.1:10002/a;`,
  'TableEndpoint=https://a.table.core.windows.net;SharedAccessSignature=sv=1&sig=x',
])('taken: %s', (text) => {
  expect(connectionStringProblem(text)).toBeUndefined();
});

test.each([
  [
    'https://a.table.core.windows.net',
    'lacks DefaultEndpointsProtocol, AccountName, AccountKey, EndpointSuffix',
  ],
  [`AccountName=a;AccountKey=${KEY};EndpointSuffix=x`, 'lacks DefaultEndpointsProtocol'],
  ['DefaultEndpointsProtocol=https;AccountName=a;AccountKey=', 'lacks AccountKey, EndpointSuffix'],
  [
    'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=hunter*2;EndpointSuffix=core.windows.net',
    'its AccountKey is damaged',
  ],
  ['SharedAccessSignature=sv=1&sig=x', 'lacks TableEndpoint'],
  ['TableEndpoint=nowhere;SharedAccessSignature=sig', 'its TableEndpoint is no address'],
])('refused: %s', (text, problem) => {
  const found = connectionStringProblem(text)?.found;
  expect(found).toBe(`is set (${text.length} characters), but ${problem}`);
});
