import { boxMeanings } from '../../../cli/explore/boxMeanings';

describe('boxMeanings', () => {
  it.each([
    ['', []],
    ['   ', []],
    ['203.0.113.9', ['address', 'text']],
    ['203.0.113.9:443', ['address', 'text']],
    ['203.0.113.0/24', ['address', 'text']],
    ['[2001:db8::1]:443', ['address', 'text']],
    ['2001:db8::/32', ['address', 'text']],
    ['203.0.113.0/99', ['text', 'user', 'record']],
    ['<a.b@c.d>', ['message', 'text']],
    ['alice@contoso.com', ['user', 'mailbox', 'recipient', 'message', 'text']],
    [
      '0b6f5c1e-52a1-4be4-8a3c-08dc3ce1f001',
      ['record', 'session', 'mailbox', 'app', 'user', 'message', 'text'],
    ],
    ['00000000-0000-0000-0000-000000000000', ['record', 'user', 'text']],
    ['OMEPortal', ['type', 'text']],
    ['154', ['type', 'text']],
    ['MailItemsAccessed', ['operation', 'user', 'session', 'record', 'text']],
    ['mailitemsacessed', ['operation', 'user', 'session', 'record', 'text']],
    ['Set-Anything', ['operation', 'user', 'session', 'record', 'text']],
    ['Attachment*', ['operation', 'user', 'session', 'record', 'text']],
    ['alice', ['user', 'session', 'record', 'operation', 'text']],
    ['quarterly report', ['text', 'user', 'record']],
    ['NT AUTHORITY\\SYSTEM', ['text', 'user', 'record']],
  ])('takes %s as %j', (typed, meanings) => {
    expect(boxMeanings(typed)).toEqual(meanings);
  });
});
