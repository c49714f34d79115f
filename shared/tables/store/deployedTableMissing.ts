import { OperatorFault } from '../../faults/operatorFault';

/** A table that the deployment makes is not there. Made by the app, it would lack the right to update it, and nobody would know what is gone. */
export function deployedTableMissing(table: string): OperatorFault {
  return new OperatorFault(
    `Table ${table} is missing; in Azure the deployment makes it, not the app.`,
    'Deploy again (azd provision, or the second command under "Deploy" in docs/deploy.md). If it was there before, find out who deleted it: the activity log of the storage account tells.',
  );
}
