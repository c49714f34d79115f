import type { StorageAnswer } from './storageAttempts';
import { tableDeleted } from './tableDeleted';
import type { StoreOptions } from './tableStore';

const ROUNDS = 5;

/**
 * Makes tables when a read or the first write finds them missing: asking before each run would cost a request that is nearly always vain.
 */
export class TableCreation {
  readonly #create: (table: string, options: StoreOptions) => Promise<void>;
  readonly #firstWrites = new Map<string, Promise<void>>();
  readonly #found = new Set<string>();
  readonly #missed = new Set<string>();

  /** @param create ends well also where somebody else has made the table in between */
  constructor(create: (table: string, options: StoreOptions) => Promise<void>) {
    this.#create = create;
  }

  /** Notes that a read found no such table: the first write need not find that out once more. */
  miss(table: string): void {
    if (!this.#found.has(table)) this.#missed.add(table);
  }

  /**
   * Writes, and makes the table and writes again where it is missing. The first write to a table goes alone: eight at once would each
   * find it missing and be sent again.
   * @throws OperatorFault where the table was there before: made anew in silence, nobody would know what is gone
   */
  async write<T>(
    table: string,
    send: () => Promise<StorageAnswer<T>>,
    options: StoreOptions,
  ): Promise<StorageAnswer<T>> {
    const first = this.#firstWrites.get(table);
    if (first) {
      await first;
      return this.#write(table, send, options);
    }
    const own = this.#write(table, send, options);
    const ended = own.then(
      () => undefined,
      () => void this.#firstWrites.delete(table),
    );
    this.#firstWrites.set(table, ended);
    return own;
  }

  async #write<T>(
    table: string,
    send: () => Promise<StorageAnswer<T>>,
    options: StoreOptions,
  ): Promise<StorageAnswer<T>> {
    // Somebody else may have made it since: where it cannot be made, the write tells.
    if (this.#missed.delete(table)) await this.#create(table, options).catch(() => undefined);
    for (let round = 1; ; round++) {
      const answer = await send();
      if (answer.fault?.decision !== 'tableMissing') {
        this.#found.add(table);
        // Told meanwhile by a read that was asked before: made anew by it later, a deleted table would go unnoticed.
        this.#missed.delete(table);
      } else if (this.#found.has(table)) throw tableDeleted(table);
      if (answer.fault?.decision !== 'tableMissing' || round === ROUNDS) return answer;
      await this.#create(table, options);
    }
  }
}
