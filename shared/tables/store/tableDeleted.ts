import { OperatorFault } from '../../faults/operatorFault';

/** A table was there moments ago and is not any more. */
export function tableDeleted(table: string): OperatorFault {
  return new OperatorFault(
    `Table ${table} was deleted while this ran; what it held is gone.`,
    'Find out who deletes there and stop it. Then poll again: the table is made anew. `npm run --silent audit -- verify --repair` fetches again what Microsoft still serves (7 days).',
  );
}
