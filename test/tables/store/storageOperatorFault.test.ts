import { inspect } from 'node:util';
import { createHttpHeaders } from '@azure/core-rest-pipeline';
import { AzureNamedKeyCredential, TableClient } from '@azure/data-tables';
import { OperatorFault } from '../../../shared/faults/operatorFault';
import { storageOperatorFault } from '../../../shared/tables/store/storageOperatorFault';

const at = {
  account: 'https://contoso.table.core.windows.net',
  table: 'AuditRecords202611',
  cause: undefined,
};

describe('storageOperatorFault', () => {
  it.each([
    ['forbidden', 'AuthorizationFailure', /refuses access to table AuditRecords202611/, /Storage Table Data/],
    ['notSignedIn', 'CredentialUnavailableError', /nobody to sign in/, /az login/],
    ['unreachable', 'ENOTFOUND', /cannot be reached/, /TABLES_ENDPOINT/],
    ['busy', 'ServerBusy', /too busy/, /Nothing is lost/],
    ['refused', 'InvalidResourceName', /will not do/, /TABLE_PREFIX/],
  ] as const)('says what is wrong and what to do where it is %s', (decision, code, what, fix) => {
    const fault = storageOperatorFault({ decision, code, index: undefined }, at);
    expect(fault).toBeInstanceOf(OperatorFault);
    expect(fault.message).toMatch(what);
    expect(fault.message).toContain(code);
    expect(fault.message).toContain('contoso');
    expect(fault.fix).toMatch(fix);
  });

  it('shows neither a key nor a record, also when printed with its cause', async () => {
    const client = new TableClient(
      'https://contoso.table.core.windows.net',
      'AuditRecords202611',
      new AzureNamedKeyCredential('contoso', Buffer.from('the account key').toString('base64')),
      {
        httpClient: {
          async sendRequest(request) {
            return { status: 403, headers: createHttpHeaders(), bodyAsText: '', request };
          },
        },
      },
    );
    const row = { partitionKey: 'p', rowKey: 'r', Subject: 'the subject of a mail' };
    const cause = await client.submitTransaction([['create', row]]).catch((error: unknown) => error);
    expect(cause).toBeInstanceOf(Error);
    const fault = storageOperatorFault(
      { decision: 'forbidden', code: 'HTTP 403', index: 0 },
      { ...at, cause },
    );
    const printed = inspect(fault, { depth: 20, showHidden: false });
    expect(printed).not.toContain('the subject');
    expect(printed).not.toContain(Buffer.from('the account key').toString('base64'));
    expect(printed).not.toMatch(/SharedKey(Lite)? contoso:/);
  });
});
