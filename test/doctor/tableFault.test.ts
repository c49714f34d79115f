import { tableFault } from '../../shared/doctor/tableFault';
import { OperatorFault } from '../../shared/faults/operatorFault';

const at = { account: 'https://audit.table.core.windows.net', table: 'AuditContent' };

describe('tableFault', () => {
  it.each([
    ['forbidden', 'AuthorizationPermissionMismatch', 'has no role', 'Access control (IAM)'],
    ['forbidden', 'AuthorizationFailure', 'its firewall', 'Networking'],
    ['forbidden', 'AuthenticationFailed', 'refuses the key or signature', 'clock'],
    ['forbidden', 'KeyBasedAuthenticationNotPermitted', 'takes no account keys', 'TABLES_ENDPOINT'],
    ['forbidden', 'InvalidAuthenticationInfo', 'does not accept the sign-in', 'az login --tenant'],
    ['forbidden', 'AccountIsDisabled', 'is disabled', 'storage account'],
    ['forbidden', 'SomethingNew', 'refuses access', 'rights'],
    ['busy', 'ServerBusy', 'too busy', 'again in a minute'],
    ['unreachable', 'ENOTFOUND', 'cannot be reached (ENOTFOUND)', 'TABLES_ENDPOINT'],
    ['notSignedIn', 'CredentialUnavailableError', 'nobody to sign in', 'az login'],
    ['refused', 'constructor', 'will not do what it was asked', 'TABLE_PREFIX'],
  ] as const)('%s, %s', (decision, code, what, fix) => {
    const fault = tableFault({ decision, code, index: undefined }, at);
    expect(fault).toBeInstanceOf(OperatorFault);
    expect(fault.message).toContain(at.account);
    expect(fault.message).toContain(what);
    expect(fault.fix).toContain(fix);
  });
});
