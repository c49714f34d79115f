import { readContentTypes } from '../../shared/settings/contentTypes';

test.each([
  ['Audit.Exchange', { known: ['Audit.Exchange'], unknown: [] }],
  ['audit.sharepoint;DLP.ALL', { known: ['Audit.SharePoint', 'DLP.All'], unknown: [] }],
  [' audit.exchange , AUDIT.EXCHANGE ', { known: ['Audit.Exchange'], unknown: [] }],
  ['Audit.Exchange,Exchange', { known: ['Audit.Exchange'], unknown: ['Exchange'] }],
  ['', { known: [], unknown: [] }],
])('%j', (text, expected) => {
  expect(readContentTypes(text)).toEqual(expected);
});
