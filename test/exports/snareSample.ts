/**
 * The sample event on Snare Central's page "Office365ExchangeItemAggregated log type", character for character as printed there: a blank
 * in `"ExternalAccess "`, `\r\n` in OriginatingServer, and `"\Inbox"`, which is no JSON.
 */
export const snareSample = String.raw`{
"CreationTime": "2020-04-07T23:47:30",
"Id": "f5493f9a-57ce-4859-94bd-fd2ad38d5680",
"Operation": "MailItemsAccessed",
"OrganizationId": "b662313f-14fc-43a2-9a7a-d2e27f4f3478",
"RecordType": 50,
"ResultStatus": "Succeeded",
"UserKey": "1003BFFD805C87B0",
"UserType": 0,
"Version": 1,
"Workload": "Exchange",
"UserId": "Tony.Hawks@sample.com",
"ClientIPAddress": "2001:bb6:5f4f:f058:4163:e14a:1332:27c7",
"ClientInfoString": "Client=OutlookService;Outlook-iOS/2.0;",
"ExternalAccess ": false,
"InternalLogonType": 0,
"LogonType": 0,
"LogonUserSid": "S-1-5-21-458367025-2064581115-2950179075-392557",
"MailboxGuid": "0370f354-2752-4437-878d-cf0e5310a8d4",
"MailboxOwnerSid": "S-1-5-21-458367025-2064581115-2950179075-392557",
"MailboxOwnerUPN": "Tony.Hawks@sample.com",
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
"OrganizationName": "office365itpros.onmicrosoft.com",
"OriginatingServer": "DB7PR04MB4346 (15.20.2878.014)\r\n",
"SessionId": "1f99e672-8141-4a22-9aa0-96357297e843",
"Folders": [
{
"FolderItems": [
{
"InternetMessageId": "71ceaeec-6dc3-4452-839f-6db34dd95f95@DB5EUR01BG102.eop-EUR01.prod.protection.outlook.com"
}
],
"Id": "LgAAAAB+7ILpFNx8TrktaK8VYWerAQBe9CuwLc2fTK7W46L1SAp9AAAA2lHHAAAB",
"Path": "\Inbox"
}
],
"OperationCount": 1
}`;

/** The same with the backslash doubled, as JSON wants it. */
export const repairedSnareSample = snareSample.replace(String.raw`"\Inbox"`, String.raw`"\\Inbox"`);
