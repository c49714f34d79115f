import { ServiceError } from './serviceError';
import { SortedTable } from './sortedTable';

const TABLE_NAME = /^[A-Za-z][A-Za-z0-9]{2,62}$/;

/** The tables of an account; letter case does not count in their names. */
export class AccountTables {
  readonly #tables = new Map<string, { readonly name: string; readonly table: SortedTable }>();

  get names(): string[] {
    return [...this.#tables.values()].map(({ name }) => name).sort();
  }

  /** @throws ServiceError where the name is none or is taken */
  create(name: string): SortedTable {
    if (!TABLE_NAME.test(name)) throw new ServiceError(400, 'InvalidResourceName');
    if (this.#tables.has(name.toLowerCase())) throw new ServiceError(409, 'TableAlreadyExists');
    const table = new SortedTable();
    this.#tables.set(name.toLowerCase(), { name, table });
    return table;
  }

  /** @throws ServiceError where there is none of that name */
  get(name: string): SortedTable {
    const found = this.#tables.get(name.toLowerCase());
    if (!found) throw new ServiceError(404, 'TableNotFound');
    return found.table;
  }

  /** @throws ServiceError where there is none of that name */
  drop(name: string): void {
    if (!this.#tables.delete(name.toLowerCase())) throw new ServiceError(404, 'TableNotFound');
  }
}
