import { OperatorFault } from '../../faults/operatorFault';
import type { StorageFault } from './decideOnStorageFault';

/**
 * Says in two lines what is wrong with the store and what to do.
 * @param account where the tables are, for a person: an endpoint, never a connection string
 */
export function storageOperatorFault(
  fault: StorageFault,
  { account, table, cause }: { account: string; table: string; cause: unknown },
): OperatorFault {
  if (fault.decision === 'forbidden') {
    return new OperatorFault(
      `Table Storage at ${account} refuses access to table ${table} (${fault.code}).`,
      'Give this identity the rights to read and insert there (in Azure: the role that infra/ assigns; for a person: Storage Table Data Contributor), ' +
        'check the account key in TABLES_CONNECTION_STRING if one is used, and wait some minutes after a change.',
      { cause },
    );
  }
  if (fault.decision === 'unreachable') {
    return new OperatorFault(
      `Table Storage at ${account} cannot be reached (${fault.code}).`,
      'Check TABLES_ENDPOINT or TABLES_CONNECTION_STRING, the network, and the firewall of the storage account.',
      { cause },
    );
  }
  return new OperatorFault(
    `Table Storage at ${account} did not take or give data of table ${table} after several tries (${fault.code}).`,
    'Nothing is lost: what is not stored stays listed for the next poll. If it lasts, look at the health of the storage account.',
    { cause },
  );
}
