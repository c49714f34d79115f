import { z } from 'zod';
import type { StoredRow, StoreOptions, TableStore } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import { dateTime } from './contentRows';

const KEYS = { partitionKey: 'budget', rowKey: 'requests' } as const;
// Another instance has written in between: the next try comes a little later, and not at the same time as theirs.
const LONGEST_STEP_MS = 40;
const ROUNDS = 50;

/** What all instances that ask Microsoft for one tenant's content keep account of together; in milliseconds since 1970. */
export interface BudgetState {
  /** Everything before this moment has been given out (GCRA's theoretical arrival time); -Infinity: nothing yet. */
  readonly dueMs: number;
  /** Nobody asks before this moment: the service wants a pause. */
  readonly heldUntilMs: number;
  /** Backlog that has been told of is spread up to this moment. */
  readonly backlogDueMs: number;
}

const moment = z
  .date()
  .transform((time) => time.getTime())
  .catch(Number.NEGATIVE_INFINITY);
const columns = z.object({ dueAt: moment, heldUntil: moment, backlogDueAt: moment });

/** One row of the coverage table, changed under its etag. */
export class BudgetRow {
  constructor(
    private readonly store: TableStore,
    private readonly table: string,
    private readonly pauses: { clock: Clock; random: () => number },
  ) {}

  /**
   * @param decide what is to be changed on the state as it stands, undefined for nothing, and what the caller gets; called again where
   *   somebody else has written meanwhile
   * @throws OperatorFault as the store does; Error where others keep writing
   */
  async change<T>(
    decide: (state: BudgetState) => { change: Partial<BudgetState> | undefined; result: T },
    options: StoreOptions = {},
  ): Promise<T> {
    const { clock, random } = this.pauses;
    for (let round = 1; round <= ROUNDS; round++) {
      const row = await this.store.read(this.table, KEYS.partitionKey, KEYS.rowKey, options);
      const { change, result } = decide(stateOf(row));
      if (change === undefined || (await this.#write(change, row, options))) return result;
      await clock.sleep(Math.ceil(random() * round * LONGEST_STEP_MS), options);
    }
    throw new Error('the request budget was written by others all the time');
  }

  async #write(
    { dueMs, heldUntilMs, backlogDueMs }: Partial<BudgetState>,
    row: StoredRow | undefined,
    options: StoreOptions,
  ): Promise<boolean> {
    const written = {
      ...KEYS,
      ...(dueMs !== undefined && { dueAt: dateTime(new Date(Math.ceil(dueMs))) }),
      ...(heldUntilMs !== undefined && { heldUntil: dateTime(new Date(Math.ceil(heldUntilMs))) }),
      ...(backlogDueMs !== undefined && { backlogDueAt: dateTime(new Date(Math.ceil(backlogDueMs))) }),
    };
    const { outcome } = row
      ? await this.store.merge(this.table, [{ ...written, etag: row.etag }], options)
      : await this.store.insert(this.table, [written], options);
    return outcome === 'merged' || outcome === 'inserted';
  }
}

function stateOf(row: StoredRow | undefined): BudgetState {
  const { dueAt, heldUntil, backlogDueAt } = columns.parse(row ?? {});
  return { dueMs: dueAt, heldUntilMs: heldUntil, backlogDueMs: backlogDueAt };
}
