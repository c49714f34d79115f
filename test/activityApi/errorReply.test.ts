import { errorReply } from '../../shared/activityApi/errorReply';

const TENANT = '11111111-2222-4333-8444-555555555555';

test.each([
  [
    'the documented form',
    '{"error":{"code":"AF20022","message":"No subscription found."}}',
    { code: 'AF20022', message: 'No subscription found.', isAuditingOff: false },
  ],
  [
    'with a byte order mark',
    '\uFEFF{"error":{"code":"AF20050","message":"gone"}}',
    { code: 'AF20050', message: 'gone', isAuditingOff: false },
  ],
  [
    'a plain Message (powerapps-tools#300)',
    '{"Message":"Authorization has been denied for this request."}',
    { code: undefined, message: 'Authorization has been denied for this request.', isAuditingOff: false },
  ],
  [
    "Microsoft's own example, single-quoted",
    "{'error':{'code':'AF429','message':'Too many requests. Method=GetBlob, PublisherId=0'}}",
    { code: 'AF429', message: 'Too many requests. Method=GetBlob, PublisherId=0', isAuditingOff: false },
  ],
  [
    'auditing off, cut in the wrong place (office-365-management-api#89)',
    JSON.stringify({
      error: {
        code: `StartSubscription [CorrId=1][TenantId=${TENANT},ContentType=Audit.General][AppId`,
        message: `..] failed. Exception: Microsoft.Office.Compliance.Audit.DataServiceException: Tenant ${TENANT} does not exist.\r\n   at Microsoft.Internal.Path`,
      },
    }),
    { code: undefined, message: `Tenant ${TENANT} does not exist`, isAuditingOff: true },
  ],
  [
    'a code in the message alone',
    '{"Message":"AF429: Too many requests."}',
    { code: 'AF429', message: 'AF429: Too many requests.', isAuditingOff: false },
  ],
  ['nothing', '', { code: undefined, message: '', isAuditingOff: false }],
  [
    'HTML of a proxy',
    '<html><body>Access to AF-Portal denied</body></html>',
    { code: undefined, message: '', isAuditingOff: false },
  ],
  ['another JSON', '{"error":"invalid_token"}', { code: undefined, message: '', isAuditingOff: false }],
  ['no object', '[1]', { code: undefined, message: '', isAuditingOff: false }],
])('%s', (_, body, expected) => {
  expect(errorReply(body)).toEqual(expected);
});

test('the message stays on one line, short, and without a token', () => {
  const message = `first\r\n\u0000second eyJhbGciOi.eyJzdWIi.sig ${'x'.repeat(500)}`;
  const read = errorReply(JSON.stringify({ error: { code: 'AF20001', message } }));
  expect(read.message).toHaveLength(200);
  expect(read.message).toMatch(/^first second \(token\) x+…$/);
});
