import { OperatorFault } from '../faults/operatorFault';
import type { TableClients } from '../tables/store/azureTableStore';
import { decideOnStorageFault } from '../tables/store/decideOnStorageFault';
import { type StorageAnswer, StorageAttempts } from '../tables/store/storageAttempts';
import type { StoreOptions } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';

/** Deletes tables. Apart from the store, which nothing that polls can make delete anything. */
export interface TableDropper {
  /** One that is gone already counts as dropped. @throws OperatorFault where it cannot be */
  drop(table: string, options?: StoreOptions): Promise<void>;
}

/** Deletes tables of a storage account. */
export function tableDropper(
  clients: TableClients,
  dependencies: { clock: Clock; random: () => number },
): TableDropper {
  const attempts = new StorageAttempts(clients.account, dependencies);
  return {
    async drop(table, options = {}) {
      const { abortSignal } = options;
      const call = () => clients.table(table).deleteTable(abortSignal ? { abortSignal } : {});
      let answer: StorageAnswer<unknown>;
      try {
        answer = await attempts.run(table, call, options);
      } catch (error) {
        throw isRefusal(error) ? refused(clients.account, table, error) : error;
      }
      const { fault } = answer;
      if (!fault || fault.decision === 'tableMissing' || fault.decision === 'notFound') return;
      throw attempts.operatorFault(table, fault);
    },
  };
}

function isRefusal(error: unknown): boolean {
  return error instanceof OperatorFault && decideOnStorageFault(error.cause)?.decision === 'forbidden';
}

function refused(account: string, table: string, cause: unknown): OperatorFault {
  return new OperatorFault(
    `Table Storage at ${account} refuses to drop table ${table}.`,
    'Dropping takes Storage Table Data Contributor for a person, or the app that infra/ makes with dropsExpiredMonths; the polling app has no such right, and must not get it.',
    { cause },
  );
}
