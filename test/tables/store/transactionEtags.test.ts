import { decideOnStorageFault } from '../../../shared/tables/store/decideOnStorageFault';
import { type TransactionReply, transactionEtags } from '../../../shared/tables/store/transactionEtags';

const written = (etag: string) =>
  `Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 204 No Content\r\nCache-Control: no-cache\r\nETag: ${etag}\r\n\r\n\r\n`;
const failed = (status: string, code: string, message: string) =>
  `Content-Type: application/http\r\n\r\nHTTP/1.1 ${status}\r\nContent-Type: application/json\r\n\r\n{"odata.error":{"code":"${code}","message":{"lang":"en-US","value":"${message}\\nRequestId:1"}}}\r\n`;

function answer(...parts: string[]): TransactionReply {
  const body = parts.map((part) => `--changesetresponse_1\r\n${part}`).join('');
  return {
    status: 202,
    body: `--batchresponse_1\r\n\r\n${body}--changesetresponse_1--\r\n--batchresponse_1--`,
  };
}

function thrown(reply: TransactionReply): unknown {
  try {
    return transactionEtags(reply, 1);
  } catch (error) {
    return error;
  }
}

describe('transactionEtags', () => {
  it('gives the etags in the order sent', () => {
    const reply = answer(written('W/"datetime\'1\'"'), written('W/"2"'));
    expect(transactionEtags(reply, 2)).toEqual(['W/"datetime\'1\'"', 'W/"2"']);
  });

  it('gives an etag that matches no row where one is missing', () => {
    expect(transactionEtags(answer('\r\nHTTP/1.1 204 No Content\r\n\r\n'), 1)).toEqual(['W/"none"']);
  });

  it.each(['<--changesetresponse_1@contoso.com>', '{0b1c}', 'HTTP/1.1 500 ETag: x'])(
    'is not misled by a row key that the answer repeats: %s',
    (rowKey) => {
      const part = written('W/"1"').replace('ETag', `Location: https://a/T(RowKey='${rowKey}')\r\nETag`);
      expect(transactionEtags(answer(part, written('W/"2"')), 2)).toEqual(['W/"1"', 'W/"2"']);
    },
  );

  it.each([
    ['an answer without parts', { status: 202, body: '' }, 2],
    ['an answer that was cut', answer(written('a')), 2],
    ['a part that failed without a body', answer(written('a'), '\r\nHTTP/1.1 409 Conflict\r\n\r\n'), 2],
    ['more parts than rows', answer(written('a'), written('b')), 1],
    ['a part without a status', answer('\r\n\r\n'), 1],
  ])('does not take %s for success', (_, given, rows) => {
    expect(() => transactionEtags(given, rows)).toThrow(/was answered for/);
  });

  it.each<[TransactionReply, object]>([
    [
      answer(failed('409 Conflict', 'EntityAlreadyExists', '3:The specified entity already exists.')),
      { decision: 'conflict', code: 'EntityAlreadyExists', index: 3 },
    ],
    [
      answer(failed('412 Precondition Failed', 'UpdateConditionNotSatisfied', '0:Changed.')),
      { decision: 'changed', code: 'UpdateConditionNotSatisfied', index: 0 },
    ],
    [
      answer(failed('404 Not Found', 'TableNotFound', '0:The table specified does not exist.')),
      { decision: 'tableMissing', code: 'TableNotFound', index: 0 },
    ],
    [
      answer(failed('400 Bad Request', 'PropertyValueTooLarge', 'no index')),
      { decision: 'refused', code: 'PropertyValueTooLarge', index: undefined },
    ],
    [
      { status: 503, body: '<html>busy</html>', errorCode: 'ServerBusy' },
      { decision: 'busy', code: 'ServerBusy' },
    ],
    [
      { status: 403, body: '{"odata.error":{"code":"AuthorizationFailure"}}' },
      { decision: 'forbidden', code: 'AuthorizationFailure' },
    ],
    [
      { status: 500, body: '' },
      { decision: 'busy', code: 'HTTP 500' },
    ],
    [
      { status: 413, body: '{"odata.error":[]}' },
      { decision: 'refused', code: 'HTTP 413' },
    ],
  ])('throws what %j means as %j', (reply, fault) => {
    expect(decideOnStorageFault(thrown(reply))).toMatchObject(fault);
  });
});
