import { OperatorFault } from '../../faults/operatorFault';
import type { StorageFault } from './decideOnStorageFault';

/**
 * Says in two lines what is wrong with the store and what to do.
 * @param account where the tables are, for a person: an endpoint, never a connection string
 */
export function storageOperatorFault(
  { decision, code }: StorageFault,
  { account, table, cause }: { account: string; table: string; cause: unknown },
): OperatorFault {
  const [what, fix] = advice(decision, { account, table, code });
  return new OperatorFault(what, fix, { cause });
}

function advice(
  decision: StorageFault['decision'],
  { account, table, code }: { account: string; table: string; code: string },
): [what: string, fix: string] {
  switch (decision) {
    case 'forbidden':
      return [
        `Table Storage at ${account} refuses access to table ${table} (${code}).`,
        'Give this identity the rights to read and insert there (in Azure: the role that infra/ assigns; for a person: Storage Table Data Contributor), ' +
          'check the account key in TABLES_CONNECTION_STRING if one is used, and wait some minutes after a change.',
      ];
    case 'notSignedIn':
      return [
        `There is nobody to sign in to Table Storage at ${account} as (${code}).`,
        "On a workstation run `az login`. In Azure give the app a managed identity; where it is not the system's own, its client ID in MANAGED_IDENTITY_CLIENT_ID.",
      ];
    case 'unreachable':
      return [
        `Table Storage at ${account} cannot be reached (${code}).`,
        'Check TABLES_ENDPOINT or TABLES_CONNECTION_STRING, the network, and the firewall of the storage account.',
      ];
    case 'busy':
      return [
        `Table Storage at ${account} has been too busy for table ${table} for a minute (${code}).`,
        'Nothing is lost: what is not stored stays listed for the next poll. If it lasts, look at the health of the storage account.',
      ];
    default:
      return [
        `Table Storage at ${account} will not do what it was asked for table ${table} (${code}).`,
        'Nothing is lost: what is not stored stays listed for the next poll. Check TABLES_ENDPOINT and TABLE_PREFIX; if they are right, report the code with the version of this app.',
      ];
  }
}
