import { OperatorFault } from '../faults/operatorFault';
import type { StorageFault } from '../tables/store/decideOnStorageFault';
import { storageOperatorFault } from '../tables/store/storageOperatorFault';

type Advice = readonly [what: string, fix: string];

const ROLE =
  'In the Azure portal, under the storage account, Access control (IAM), assign it: to a person Storage Table Data Contributor, to the app the roles of infra/. It counts after some minutes.';

// Azure Storage, "Common REST API error codes" and "Table Storage error codes".
const BY_CODE: ReadonlyMap<string, Advice> = new Map(
  Object.entries<Advice>({
    AuthorizationPermissionMismatch: [
      'lets this identity in, but it has no role for the data of tables',
      ROLE,
    ],
    AuthorizationFailure: [
      'does not let this machine in: its firewall, or a role that is missing',
      `Under Networking of the storage account allow this machine's address or network. ${ROLE}`,
    ],
    AuthenticationFailed: [
      'refuses the key or signature',
      "Copy the connection string anew (Access keys), and check this machine's clock: a signature is good for 15 minutes.",
    ],
    KeyBasedAuthenticationNotPermitted: [
      'takes no account keys',
      'Set TABLES_ENDPOINT in place of TABLES_CONNECTION_STRING, and sign in with az login.',
    ],
    InvalidAuthenticationInfo: [
      'does not accept the sign-in',
      'Sign in to the tenant to which the subscription of the storage account belongs: az login --tenant TENANT.',
    ],
    AccountIsDisabled: [
      'is disabled',
      'Look at the state of the Azure subscription and of the storage account.',
    ],
  }),
);

/** What Table Storage answered, as a person needs it: what it says about a role, a firewall or a key apart. */
export function tableFault(
  fault: StorageFault,
  { account, table }: { account: string; table: string },
): OperatorFault {
  const [what, fix] = BY_CODE.get(fault.code) ?? [];
  if (what !== undefined && fix !== undefined) {
    return new OperatorFault(`Table Storage at ${account} ${what} (${fault.code}).`, fix);
  }
  if (fault.decision === 'busy') {
    return new OperatorFault(
      `Table Storage at ${account} is too busy to answer (${fault.code}).`,
      'Run it again in a minute. If it lasts, look at the health of the storage account.',
    );
  }
  return storageOperatorFault(fault, { account, table, cause: undefined });
}
