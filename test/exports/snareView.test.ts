import { snareView } from '../../shared/exports/snareView';
import { omePortalSamples } from '../tenant/bad/publishedSamples';
import { repairedSnareSample } from './snareSample';

function shown(text: string): Record<string, unknown> {
  const { RecordType } = JSON.parse(text);
  const values = snareView.valuesOf({ row: { partitionKey: 'p', rowKey: 'r', etag: '', RecordType }, text });
  return Object.fromEntries(snareView.columns.map(({ name }, at) => [name, values[at]]));
}

describe('snareView', () => {
  it('has the columns of the table, in its order', () => {
    expect(snareView.columns.map(({ name }) => name).join(', ')).toBe(
      'TABLE, RECORDTYPE, APPID, CLIENTAPPDID, LOGONTYPE, INTERNALLOGONTYPE, MAILBOXGUID, MAILBOXOWNERUPN, MAILBOXOWNERSID, ' +
        'MAILBOXOWNERMASTERSID, LOGONUSERSID, LOGONUSERNAME, EXTERNALACCESS, ORIGINATINGSERVER, ORGNAME, CLIENTINFO, CLIENTADDR, ' +
        'CLIENTMACHINE, CLIENTPROCESS, CLIENTVERSION, CLIENTREQID, SESSIONID, OPERATIONPROP, FOLDERS, OPERATIONCOUNT, SNAREDATAMAP',
    );
  });

  it("has the values of the page's sample", () => {
    const { SNAREDATAMAP, ...columns } = shown(repairedSnareSample);
    expect(columns).toEqual({
      TABLE: 'Office365ExchangeItemAggregated',
      RECORDTYPE: '50',
      APPID: undefined,
      CLIENTAPPDID: undefined,
      LOGONTYPE: '0',
      INTERNALLOGONTYPE: '0',
      MAILBOXGUID: '0370f354-2752-4437-878d-cf0e5310a8d4',
      MAILBOXOWNERUPN: 'Tony.Hawks@sample.com',
      MAILBOXOWNERSID: 'S-1-5-21-458367025-2064581115-2950179075-392557',
      MAILBOXOWNERMASTERSID: undefined,
      LOGONUSERSID: 'S-1-5-21-458367025-2064581115-2950179075-392557',
      LOGONUSERNAME: undefined,
      EXTERNALACCESS: 'false',
      ORIGINATINGSERVER: 'DB7PR04MB4346 (15.20.2878.014)',
      ORGNAME: 'office365itpros.onmicrosoft.com',
      CLIENTINFO: 'Client=OutlookService;Outlook-iOS/2.0;',
      CLIENTADDR: '2001:bb6:5f4f:f058:4163:e14a:1332:27c7',
      CLIENTMACHINE: undefined,
      CLIENTPROCESS: undefined,
      CLIENTVERSION: undefined,
      CLIENTREQID: undefined,
      SESSIONID: '1f99e672-8141-4a22-9aa0-96357297e843',
      OPERATIONPROP: '[{"Name":"MailAccessType","Value":"Bind"},{"Name":"IsThrottled","Value":"False"}]',
      FOLDERS:
        '[{"FolderItems":[{"InternetMessageId":"71ceaeec-6dc3-4452-839f-6db34dd95f95@DB5EUR01BG102.eop-EUR01.prod.protection.outlook.com"}],' +
        '"Id":"LgAAAAB+7ILpFNx8TrktaK8VYWerAQBe9CuwLc2fTK7W46L1SAp9AAAA2lHHAAAB","Path":"\\\\Inbox"}]',
      OPERATIONCOUNT: '1',
    });
    expect(JSON.parse(String(SNAREDATAMAP))).toEqual({
      CreationTime: '2020-04-07T23:47:30',
      Id: 'f5493f9a-57ce-4859-94bd-fd2ad38d5680',
      Operation: 'MailItemsAccessed',
      OrganizationId: 'b662313f-14fc-43a2-9a7a-d2e27f4f3478',
      ResultStatus: 'Succeeded',
      UserKey: '1003BFFD805C87B0',
      UserType: 0,
      Version: 1,
      Workload: 'Exchange',
      UserId: 'Tony.Hawks@sample.com',
    });
  });

  it('keeps everything of a record of another type', () => {
    const text = omePortalSamples[1]?.text ?? '';
    const { TABLE, RECORDTYPE, OPERATIONPROP, SNAREDATAMAP } = shown(text);
    expect([TABLE, RECORDTYPE, OPERATIONPROP]).toEqual([
      'Office365OMEPortal',
      '154',
      '[{"Name":"MailSubject","Value":"Support case 987654"}]',
    ]);
    const { RecordType, OperationProperties, ...rest } = JSON.parse(text);
    expect(JSON.parse(String(SNAREDATAMAP))).toEqual(rest);
  });

  it.each([
    [
      'what does not fit its column',
      '"ExternalAccess":"maybe"',
      'EXTERNALACCESS',
      undefined,
      '{"ExternalAccess":"maybe"}',
    ],
    ['null', '"AppId":null', 'APPID', undefined, '{"AppId":null}'],
    ['every digit', '"X":12345678901234567890', 'APPID', undefined, '{"X":12345678901234567890}'],
    ['the earlier of two', '"AppId":"a","AppId":"b"', 'APPID', 'b', '{"AppId":"a"}'],
    ['a name with a blank beside the exact one', '"AppId":"a","AppId ":"b"', 'APPID', 'a', '{"AppId ":"b"}'],
    [
      'what is nested without end',
      `"X":${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      'APPID',
      undefined,
      undefined,
    ],
  ])('puts into the map %s', (_name, members, column, value, map) => {
    const columns = shown(`{"RecordType":50,${members}}`);
    expect(columns[column]).toBe(value);
    expect(columns.SNAREDATAMAP).toBe(map ?? `{${members}}`);
  });
});
