import { appName } from '../../../shared/reports/mailAccess/appName';
import { clientName } from '../../../shared/reports/mailAccess/clientName';

describe('clientName', () => {
  it.each([
    ['Client=OWA;Action=ViaProxy', 'Outlook on the web'],
    ['Client=OutlookService;Outlook-iOS/2.0;', 'Outlook mobile'],
    ['Client=MSExchangeRPC', 'Outlook for Windows'],
    ['Client=REST;Client=RESTSystem;;', 'Graph or REST'],
    ['Client=IMAP4;Protocol=IMAP4', 'IMAP'],
    ['Client=POP3', 'POP'],
    ['Client=ActiveSync;UserAgent=Apple-iPhone', 'ActiveSync'],
    ['Client=WebServices;Action=ConfigureGroupMailbox', 'Exchange Web Services'],
    ['Client=Something;New', 'Something'],
    ['', 'not said'],
  ])('%s is %s', (client, name) => {
    expect(clientName(client)).toBe(name);
  });
});

describe('appName', () => {
  it("knows Microsoft's own apps, in any letter case", () => {
    expect(appName('27922004-5251-4030-B22D-91ECD9A37EA4')).toBe('Outlook Mobile');
    expect(appName('5f5a5a1e-0000-4000-8000-0000000000ff')).toBeUndefined();
  });
});
