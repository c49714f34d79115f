import { TablesOwner } from '../ledger/tablesOwner';
import type { ReadableTables } from '../query/readableTables';
import type { Check } from './check';

/**
 * Whether the tables hold this tenant's records.
 * @throws OperatorFault where they are another tenant's
 */
export async function ownerCheck(
  { store, names }: ReadableTables,
  tenantId: string,
  options: { abortSignal: AbortSignal },
): Promise<Check> {
  const check = (ok: boolean | null, detail: string, fix?: string): Check => ({
    name: 'owner',
    ok,
    detail,
    fix,
  });
  switch (await new TablesOwner(store, names).check(tenantId, options)) {
    case 'own':
      return check(true, "The tables hold this tenant's records.");
    case 'nobody':
      return check(null, 'Nothing says yet whose the tables are; the next poll writes it down.');
    case 'unreadable':
      return check(
        null,
        'The row that says whose the tables are cannot be read.',
        `Somebody has edited it: in ${names.coverage}, PartitionKey owner, set tenantId to ${tenantId}.`,
      );
  }
}
