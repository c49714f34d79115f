import { OperatorFault } from '../../faults/operatorFault';
import type { Delivery } from '../auditRecords/delivery';
import { limitedParallel } from '../store/limitedParallel';
import type { StoreOptions, TableStore } from '../store/tableStore';
import { type QuarantinedText, quarantineRows } from './quarantinedText';

const PARALLEL_ROWS = 4;

/**
 * Writes texts that could not become records, insert only. One row a request: quarantine is rare, and a row that exists (the same text
 * of the same content, delivered again) must not keep others out.
 */
export class QuarantineWriter {
  readonly #limited = limitedParallel(PARALLEL_ROWS);

  readonly #store: TableStore;
  readonly #table: string;
  readonly #options: StoreOptions;

  constructor(store: TableStore, table: string, options: StoreOptions = {}) {
    this.#store = store;
    this.#table = table;
    this.#options = options;
  }

  /**
   * Resolves once the text is durable; counted in the delivery, whose records count includes it already.
   * A text that the service refuses as text is kept as compressed bytes: one text must not block the feed (promise P5).
   */
  async add(text: QuarantinedText, delivery: Delivery): Promise<void> {
    delivery.counts.quarantined += 1;
    const { origin } = delivery;
    await this.#limited(async () => {
      const refused = await this.#insert(quarantineRows(text, origin));
      if (refused === undefined) return;
      const code = await this.#insert(quarantineRows(text, origin, { asBytes: true }));
      if (code === undefined) return;
      throw new OperatorFault(
        `Table Storage refused a quarantined text of content ${origin.contentId} (${code}).`,
        'Nothing is lost: the content stays listed and is tried again by each poll. Please report the code with the version of this app.',
      );
    });
  }

  /** @returns the code of a refusal */
  async #insert({ head, continuations }: ReturnType<typeof quarantineRows>): Promise<string | undefined> {
    for (const row of [...continuations, head]) {
      const outcome = await this.#store.insert(this.#table, [row], this.#options);
      if (outcome.outcome === 'refused') return outcome.code;
    }
    return undefined;
  }
}
