import { portalEventOf } from '../../../shared/reports/encryptedMail/portalEvent';

describe('portalEventOf', () => {
  it.each([
    ['AuthenticateRequest', '', 'signIn'],
    ['AuthenticationRequest', '', 'signIn'],
    ['MessageAccess', '', 'open'],
    ['AttachmentReview', '', 'viewAttachment'],
    ['AttachmentDownload', '', 'downloadAttachment'],
    ['MessageForward', 'Offer', 'replyOrForward'],
    ['MessageForward', 'AW: Angebot', 'reply'],
    ['MessageForward', 'Fwd: Offer', 'forward'],
    ['SomethingNew', '', 'other'],
  ])('reads %s of "%s" as %s', (Operation, Value, action) => {
    const OperationProperties = JSON.stringify([{ Name: 'MailSubject', Value }]);
    expect(portalEventOf({ Operation, OperationProperties }).action).toBe(action);
  });

  it.each([
    [{ OperationStatus: 1 }, [true, false]],
    [{ ResultStatus: 'Failure' }, [true, false]],
    [{ AuthenticationStatus: 1, OperationStatus: 0, ResultStatus: 'Success' }, [true, true]],
    [{ AuthenticationStatus: 0, OperationStatus: 0, ResultStatus: 'Success' }, [false, false]],
    [{}, [false, false]],
  ])('tells of %j whether it and the sign-in failed', (columns, expected) => {
    const { hasFailed, hasSignInFailed } = portalEventOf(columns);
    expect([hasFailed, hasSignInFailed]).toEqual(expected);
  });

  it('takes nothing for granted', () => {
    expect(portalEventOf({ OperationProperties: 'no JSON', Sender: 7, Recipient: ' ' })).toMatchObject({
      ...{ recordId: '', operation: 'unknown', subject: undefined, sender: undefined, recipient: undefined },
      details: [],
    });
  });
});
