import { RestError } from '@azure/core-rest-pipeline';
import { CredentialUnavailableError } from '@azure/identity';
import { decideOnStorageFault } from '../../../shared/tables/store/decideOnStorageFault';

/** A single call's error: the code stands under `details`. */
function single(statusCode: number, code: string) {
  const error = new RestError('{"odata.error":{}}', { statusCode });
  error.details = { odataError: { code } };
  return error;
}

/** A transaction's error: code on the error, index of the action at the start of the message. */
function inTransaction(statusCode: number, code: string | undefined, index = 3) {
  const message = `${index}:The specified entity is odd.\nRequestId:1`;
  return new RestError(message, code === undefined ? { statusCode } : { statusCode, code });
}

describe('decideOnStorageFault', () => {
  it.each([
    [409, 'EntityAlreadyExists', 'conflict'],
    [409, 'TableAlreadyExists', 'conflict'],
    [409, 'TableBeingDeleted', 'busy'],
    [409, 'SomethingNew', 'busy'],
    [412, 'UpdateConditionNotSatisfied', 'changed'],
    [404, 'ResourceNotFound', 'notFound'],
    [404, 'EntityNotFound', 'notFound'],
    [404, 'TableNotFound', 'tableMissing'],
    [400, 'PropertyValueTooLarge', 'refused'],
    [400, 'InvalidDuplicateRow', 'refused'],
    [413, 'RequestBodyTooLarge', 'refused'],
    [503, 'ServerBusy', 'busy'],
    [500, 'OperationTimedOut', 'busy'],
    [500, 'InternalError', 'busy'],
    [403, 'AuthorizationPermissionMismatch', 'forbidden'],
    [403, 'AuthorizationFailure', 'forbidden'],
    [403, 'SomethingNew', 'forbidden'],
    [400, 'InvalidAuthenticationInfo', 'forbidden'],
  ])('%i %s is %s in both shapes of error', (statusCode, code, decision) => {
    expect(decideOnStorageFault(single(statusCode, code))).toEqual({ decision, code, index: undefined });
    expect(decideOnStorageFault(inTransaction(statusCode, code))).toEqual({ decision, code, index: 3 });
  });

  it.each([
    [200, 'unreachable'],
    [302, 'unreachable'],
    [408, 'busy'],
    [429, 'busy'],
    [502, 'busy'],
    [401, 'forbidden'],
    [404, 'notFound'],
    [409, 'conflict'],
    [412, 'changed'],
    [400, 'refused'],
  ])('a bare %i is %s', (statusCode, decision) => {
    expect(decideOnStorageFault(inTransaction(statusCode, undefined))).toMatchObject({
      decision,
      code: `HTTP ${statusCode}`,
    });
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', 'REQUEST_SEND_ERROR'])('%s is out of reach', (code) => {
    const fault = decideOnStorageFault(new RestError('1: no', { code }));
    expect(fault).toMatchObject({ decision: 'unreachable', code });
  });

  it('knows an error that says nothing as a failure on the way', () => {
    const fault = decideOnStorageFault(new Error("Couldn't extract status from sub-response"));
    expect(fault).toEqual({ decision: 'unreachable', code: 'transport failure', index: undefined });
  });

  it('tells a sign-in that failed from an answer of the store', () => {
    const failed = Object.assign(new Error('secret'), {
      name: 'AggregateAuthenticationError',
      statusCode: 400,
    });
    expect(decideOnStorageFault(failed)).toMatchObject({ decision: 'notSignedIn' });
    expect(decideOnStorageFault(new CredentialUnavailableError('no az'))).toMatchObject({
      decision: 'notSignedIn',
      code: 'CredentialUnavailableError',
    });
  });

  it('takes an abort for no answer at all', () => {
    const abort = new Error('The operation was aborted.');
    abort.name = 'AbortError';
    expect(decideOnStorageFault(abort)).toBeUndefined();
    expect(decideOnStorageFault(new DOMException('aborted', 'AbortError'))).toBeUndefined();
  });
});
