import { messageForwards } from '../../../shared/reports/encryptedMail/messageForwards';
import { type PortalEvent, portalEventOf } from '../../../shared/reports/encryptedMail/portalEvent';

let second = 0;
const event = (Operation: string, Recipient: string, fields: Record<string, unknown> = {}): PortalEvent =>
  portalEventOf({
    ...{ Id: Operation, CreationTime: new Date(1_000 * ++second), RecordType: 154, Operation },
    ...{ Sender: 'alice@contoso.com', Recipient, ...fields },
  });
const subject = (Value: string, more: unknown[] = []) => ({
  OperationProperties: JSON.stringify([{ Name: 'MailSubject', Value }, ...more]),
});

describe('messageForwards', () => {
  it.each<[string, PortalEvent[], boolean[]]>([
    [
      'by a reader who had opened it',
      [event('MessageAccess', 'pat@p.example'), event('MessageForward', 'pat@p.example')],
      [false],
    ],
    [
      'to somebody of a domain that had no part in it',
      [event('MessageAccess', 'pat@p.example'), event('MessageForward', 'eve@e.example')],
      [true],
    ],
    [
      'within a domain that had opened it',
      [event('MessageAccess', 'pat@p.example'), event('MessageForward', 'kim@P.example')],
      [false],
    ],
    [
      'back into the house',
      [event('MessageAccess', 'pat@p.example'), event('MessageForward', 'bob@contoso.com')],
      [false],
    ],
    ['of which nothing else is known', [event('MessageForward', 'pat@p.example')], [true]],
    [
      'that names somebody else besides',
      [
        event('MessageAccess', 'pat@p.example'),
        event(
          'MessageForward',
          'pat@p.example',
          subject('Offer', [{ Name: 'To', Value: 'Eve <eve@e.example>' }]),
        ),
      ],
      [true],
    ],
    ['that is a reply', [event('MessageForward', 'pat@p.example', subject('RE: Offer'))], [false]],
    [
      'after which another domain reads',
      [event('MessageForward', 'pat@p.example'), event('AuthenticationRequest', 'eve@e.example')],
      [true],
    ],
  ])('judges one %s', (_what, events, expected) => {
    expect(messageForwards(events).map(({ isToOtherDomain }) => isToOtherDomain)).toEqual(expected);
  });

  it('puts those to other domains first, and what failed last', () => {
    const events = [
      event('MessageAccess', 'pat@p.example'),
      event('MessageForward', 'pat@p.example', { OperationStatus: 1 }),
      event('MessageForward', 'eve@e.example'),
      event('MessageForward', 'pat@p.example'),
    ];
    expect(messageForwards(events).map(({ recipient, hasFailed }) => [recipient, hasFailed])).toEqual([
      ['eve@e.example', false],
      ['pat@p.example', false],
      ['pat@p.example', true],
    ]);
  });
});
