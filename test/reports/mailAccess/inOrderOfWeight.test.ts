import type { UnusualReason } from '../../../shared/reports/mailAccess/accessSession';
import { GatheredSession } from '../../../shared/reports/mailAccess/gatheredSession';
import { inOrderOfWeight } from '../../../shared/reports/mailAccess/inOrderOfWeight';
import { type MailAccess, mailAccessOf } from '../../../shared/reports/mailAccess/mailAccess';
import { MailboxHabits } from '../../../shared/reports/mailAccess/mailboxHabits';

const at = (text: string) => new Date(`${text}Z`);

function access(time: string, columns: Record<string, unknown> = {}): MailAccess {
  const read = mailAccessOf({
    ...{ Id: time, CreationTime: at(time), Operation: 'MailItemsAccessed', UserId: 'alice@contoso.com' },
    ...{
      MailboxOwnerUPN: 'alice@contoso.com',
      ClientAddress: '198.51.100.20',
      ClientInfoString: 'Client=OWA',
    },
    ...{ ClientAppId: 'own-app', SessionId: 'own', MailAccessType: 'Bind', ...columns },
  });
  if (!read) throw new TypeError('this is an access');
  return read;
}

/** What is unusual about the accesses, each a session of its own, asked for since November 8. */
function judged(
  accesses: readonly MailAccess[],
  known: readonly MailAccess[] = [],
): [string, UnusualReason[]][] {
  const habits = new MailboxHabits();
  for (const each of [...known, ...accesses]) habits.add(each);
  const gathered = accesses.map((each) => {
    const session = new GatheredSession(each);
    session.add(each);
    return session;
  });
  const found = inOrderOfWeight(gathered, habits, { from: at('2026-11-08T00:00:00') });
  return found.map(({ session }) => [session.recordId, [...session.unusual]]);
}

const usual = access('2026-10-20T08:00:00');

describe('inOrderOfWeight', () => {
  it.each<[string, Record<string, unknown>, UnusualReason[]]>([
    ['a usual one', {}, []],
    ['external access', { ExternalAccess: true }, ['externalAccess']],
    ['an address that is new', { ClientAddress: '203.0.113.66' }, ['newAddress']],
    ['an app that is new', { ClientAppId: 'other-app' }, ['newApp']],
    ['a client without app that is new', { ClientAppId: '', ClientInfoString: 'Client=IMAP4' }, ['newApp']],
    ['an administrator', { LogonType: 1 }, ['administrator']],
    ['a delegated administrator', { LogonType: 6 }, ['administrator']],
    ['a delegate', { LogonType: 2 }, []],
    ['a mailbox of which nothing earlier is known', { MailboxOwnerUPN: 'new@contoso.com' }, []],
  ])('judges %s', (_what, columns, expected) => {
    expect(judged([access('2026-11-10T08:00:00', columns)], [usual])).toEqual([
      ['2026-11-10T08:00:00', expected],
    ]);
  });

  it('takes the second half of an IPv6 address for what it is: chosen at will', () => {
    const known = access('2026-10-20T08:00:00', { ClientAddress: '2001:db8::1:2:3:4' });
    const [same, other] = ['2001:db8:0:0:9::9', '2001:db8:0:1::9'].map((ClientAddress) =>
      judged([access('2026-11-10T08:00:00', { ClientAddress })], [known]),
    );
    expect([same, other]).toEqual([[['2026-11-10T08:00:00', []]], [['2026-11-10T08:00:00', ['newAddress']]]]);
  });

  it('calls an address new as long as the report reaches back to its first use', () => {
    const again = [1, 2, 3].map((day) =>
      access(`2026-11-1${day}T08:00:00`, { ClientAddress: '203.0.113.66' }),
    );
    expect(judged(again, [usual]).map(([, unusual]) => unusual)).toEqual([
      ['newAddress'],
      ['newAddress'],
      ['newAddress'],
    ]);
    const before = access('2026-11-07T08:00:00', { ClientAddress: '203.0.113.66' });
    expect(judged(again, [usual, before]).map(([, unusual]) => unusual)).toEqual([[], [], []]);
  });

  it('sees a session that goes on from another address', () => {
    const known = [usual, access('2026-10-21T08:00:00', { ClientAddress: '198.51.100.21' })];
    const accesses = [
      access('2026-11-10T08:00:00'),
      access('2026-11-10T09:00:00', { ClientAddress: '198.51.100.21' }),
      access('2026-11-10T10:00:00', { SessionId: 'another' }),
    ];
    expect(judged(accesses, known)).toEqual([
      ['2026-11-10T09:00:00', ['severalAddresses']],
      ['2026-11-10T08:00:00', ['severalAddresses']],
      ['2026-11-10T10:00:00', []],
    ]);
  });

  it('puts what weighs most first, then what is newest', () => {
    const order = judged(
      [
        access('2026-11-10T01:00:00'),
        access('2026-11-10T02:00:00'),
        access('2026-11-10T03:00:00', { LogonType: 1 }),
        access('2026-11-10T04:00:00', { ClientAppId: 'other-app' }),
        access('2026-11-10T05:00:00', { ExternalAccess: true }),
      ],
      [usual],
    );
    expect(order.map(([id]) => id.slice(11, 13))).toEqual(['05', '04', '03', '02', '01']);
  });
});
