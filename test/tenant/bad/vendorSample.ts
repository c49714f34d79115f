import type { PublishedRecord } from '../content/publishedRecord';

/**
 * A record of the shape that a log vendor prints for its Office365ExchangeItemAggregated table (Snare Central), with
 * values of our own: `"ExternalAccess "` with a trailing blank, a server that ends with CR LF, white space throughout,
 * a message id without angle brackets, and a Path whose backslash is not escaped, which is no JSON.
 */
const text = String.raw`{
"CreationTime": "2026-02-07T23:47:30",
"Id": "5a0c1c1e-7d54-4b7e-9d0f-0a6a5b1f3c21",
"Operation": "MailItemsAccessed",
"OrganizationId": "7e4a47a0-0000-4000-a000-000000000001",
"RecordType": 50,
"ResultStatus": "Succeeded",
"UserKey": "1003200ABCDEF012",
"UserType": 0,
"Version": 1,
"Workload": "Exchange",
"UserId": "maeve.obrien@contoso.onmicrosoft.com",
"ClientIPAddress": "2001:db8:77aa:1c02:9d31:5e0f:23b4:7f10",
"ClientInfoString": "Client=OutlookService;Outlook-iOS/2.0;",
"ExternalAccess ": false,
"InternalLogonType": 0,
"LogonType": 0,
"LogonUserSid": "S-1-5-21-1000000001-1000000002-1000000003-25701",
"MailboxGuid": "0d1f9c5e-0000-4000-a000-0000000000aa",
"MailboxOwnerSid": "S-1-5-21-1000000001-1000000002-1000000003-25701",
"MailboxOwnerUPN": "maeve.obrien@contoso.onmicrosoft.com",
"OperationProperties": [
{
"Name": "MailAccessType",
"Value": "Bind"
},
{
"Name": "IsThrottled",
"Value": "False"
}
],
"OrganizationName": "contoso.onmicrosoft.com",
"OriginatingServer": "DB7PR04MB9001 (15.20.2878.014)\r\n",
"SessionId": "9e4c7f10-0000-4000-a000-0000000000bb",
"Folders": [
{
"FolderItems": [
{
"InternetMessageId": "0b9f1e52-0000-4000-a000-0000000000cc@DB5EUR01BG999.eop-EUR01.prod.protection.outlook.com"
}
],
"Id": "LgAAAAD0+s/3wbQlQ5mXn0d7l2yKAQAfR+/x8mVtS4ZcP1uHnO9kAAAAAAEMAAAB",
"Path": "\Inbox"
}
],
"OperationCount": 1
}`;

/** As printed, with the invalid escape: to be quarantined. */
export const vendorSampleAsPrinted: PublishedRecord = {
  text,
  id: '',
  recordType: 0,
  creationTime: '',
  expected: 'quarantined',
};

/** With the backslash escaped, as the service sends it: to be stored. */
export const vendorSampleMended: PublishedRecord = {
  text: text.replace(String.raw`"\Inbox"`, String.raw`"\\Inbox"`),
  id: '5a0c1c1e-7d54-4b7e-9d0f-0a6a5b1f3c21',
  recordType: 50,
  creationTime: '2026-02-07T23:47:30',
};
