import { z } from 'zod';
import { OperatorFault } from '../faults/operatorFault';
import type { TableNames } from '../tables/store/tableNames';
import type { StoreOptions, TableStore } from '../tables/store/tableStore';
import { dateTime } from './contentRows';
import { checkLedgerVersion, LEDGER_VERSION } from './ledgerVersion';

const KEYS = { partitionKey: 'owner', rowKey: 'tenant' } as const;

const columns = z.looseObject({ tenantId: z.string().min(1) });

/**
 * Whose the tables are: one row of the coverage table, written by the first poll that was signed in and never changed. Records of two
 * tenants in one set of tables could not be told apart again, and the ledger of one would pass for that of the other.
 */
export class TablesOwner {
  readonly #store: TableStore;
  readonly #names: Pick<TableNames, 'coverage' | 'prefix'>;

  constructor(store: TableStore, names: Pick<TableNames, 'coverage' | 'prefix'>) {
    this.#store = store;
    this.#names = names;
  }

  /**
   * Reads only.
   * @returns whether the tables are this tenant's already; `unreadable` where somebody has edited the row
   * @throws OperatorFault where they are another tenant's, or a newer version's
   */
  async check(tenantId: string, options: StoreOptions = {}): Promise<'own' | 'nobody' | 'unreadable'> {
    const row = await this.#store.read(this.#names.coverage, KEYS.partitionKey, KEYS.rowKey, options);
    if (!row) return 'nobody';
    checkLedgerVersion(row);
    const owner = columns.safeParse(row);
    if (!owner.success) return 'unreadable';
    if (owner.data.tenantId.toLowerCase() === tenantId.toLowerCase()) return 'own';
    throw new OperatorFault(
      `The tables with prefix ${this.#names.prefix} hold the records of tenant ${owner.data.tenantId}, and this app is set up for tenant ${tenantId}.`,
      'Give each tenant tables of its own: set another TABLE_PREFIX (or TABLES_ENDPOINT), or correct AZURE_TENANT_ID. Nothing was written.',
    );
  }

  /**
   * Writes down whose the tables are, once.
   * @throws OperatorFault where another tenant's poll was quicker
   */
  async claim(tenantId: string, { now }: { now: Date }, options: StoreOptions = {}): Promise<void> {
    const row = { ...KEYS, tenantId, since: dateTime(now), version: LEDGER_VERSION };
    const { outcome } = await this.#store.insert(this.#names.coverage, [row], options);
    if (outcome !== 'inserted') await this.check(tenantId, options);
  }
}
