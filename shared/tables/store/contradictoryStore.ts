import { OperatorFault } from '../../faults/operatorFault';

/** The store goes on saying that a row exists, and does not give it back. */
export function contradictoryStore(table: string): OperatorFault {
  return new OperatorFault(
    `Table ${table} says that rows exist which it does not give back.`,
    'Rows of this table are being deleted while the poll runs, or the store is faulty. Stop whatever deletes there, then poll again.',
  );
}
