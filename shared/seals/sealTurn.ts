import { forEachParallel } from '../tables/store/forEachParallel';
import type { StoreOptions } from '../tables/store/tableStore';
import { keptItems } from './keptItems';
import type { SealCopying } from './sealCopying';
import type { SealHead } from './sealHeads';
import { moveSealPosition } from './sealPosition';
import { type SealRoom, sealTypeDay } from './sealTypeDay';
import { storedMonths, storedTypeDays, storedTypes } from './storedTypeDays';
import { dayOf } from './typeDayRows';

const DAY_MS = 24 * 60 * 60_000;
// Each holds its manifest while it is made: some 60 MB for a million records.
const PARALLEL_TYPE_DAYS = 3;

/** When no further type-day is begun. */
export interface SealLimits {
  readonly isStopped: () => boolean;
  /** Requests for sealing, and for looking again at what is sealed. */
  readonly sealReads: number;
  readonly checkReads: number;
  /** New links. What is sealed already uses up none, so that each turn comes further than the one before. */
  readonly sealLinks: number;
  /** Requests for late records of sealed days. */
  readonly lateReads: number;
  readonly copying: SealCopying;
}

/** One poll's share of the sealing. */
export class SealTurn {
  /** Links written, those of one day in any order. */
  readonly heads: SealHead[] = [];
  /** Type-days that do not match their seal. */
  readonly changed = new Set<string>();
  readonly #room: SealRoom;
  readonly #limits: SealLimits;
  readonly #options: StoreOptions;

  constructor(room: SealRoom, limits: SealLimits, options: StoreOptions) {
    this.#room = room;
    this.#limits = limits;
    this.#options = options;
  }

  /**
   * Seals every day from one to another (not included), oldest first.
   * @param likely record types that are probably stored
   * @returns up to where days are sealed now
   */
  async sealDays(
    from: string | undefined,
    to: string,
    likely: Iterable<string>,
  ): Promise<string | undefined> {
    if (from !== undefined && from >= to) return from;
    const areReadsSpent = this.#budget(this.#limits.sealReads);
    const linksBefore = this.heads.length;
    const isOver = () => areReadsSpent() || this.heads.length - linksBefore >= this.#limits.sealLinks;
    let reached = from;
    for (const month of await storedMonths(this.#room, this.#options)) {
      const next = monthAfter(month);
      if (month >= to || (from !== undefined && next <= from)) continue;
      const types = keptItems(storedTypes(this.#room, month, { ...this.#options, likely }));
      const last = next < to ? next : to;
      for (let day = from !== undefined && from > month ? from : month; day < last; day = dayAfter(day)) {
        const became = await this.#sealDay(day, types, isOver);
        if (became === 'cutOff') return reached;
        reached = dayAfter(day);
        // Days without a record are passed once more at no cost: their place is not worth a write.
        if (became === 'sealed') await moveSealPosition(this.#room, { sealedTo: reached }, this.#options);
      }
    }
    // Days behind the last month that has a table hold nothing.
    await moveSealPosition(this.#room, { sealedTo: to }, this.#options);
    return to;
  }

  /** @param types those of the month, with the first day of each */
  async #sealDay(
    day: string,
    types: AsyncIterable<{ readonly type: string; readonly firstDay: string }>,
    isOver: () => boolean,
  ): Promise<'empty' | 'sealed' | 'cutOff'> {
    let became: 'empty' | 'sealed' | 'cutOff' = 'empty';
    const typesUntilOver = async function* () {
      for await (const { type, firstDay } of types) {
        // A record that somebody stores there just now gets its link when its day is looked at again.
        if (day < firstDay) continue;
        became = isOver() ? 'cutOff' : 'sealed';
        if (became === 'cutOff') return;
        yield type;
      }
    };
    await forEachParallel(typesUntilOver(), PARALLEL_TYPE_DAYS, (type) =>
      this.#seal(`${type}_${day}`, { isFirst: true }),
    );
    return became;
  }

  /** Gives late records of sealed days their links. @param typeDays that were written to */
  async addLate(typeDays: Iterable<string>, sealedTo: string): Promise<void> {
    const isOver = this.#budget(this.#limits.lateReads);
    for (const typeDay of typeDays) {
      if (dayOf(typeDay) >= sealedTo) continue;
      if (isOver()) return;
      await this.#seal(typeDay, { isFirst: false });
    }
  }

  /** Looks again at sealed type-days, in turn. @param checked where the turn stands */
  async checkAgain(checked: string | undefined, sealedTo: string): Promise<void> {
    const isOver = this.#budget(this.#limits.checkReads);
    let last: string | undefined;
    for await (const typeDay of this.#inTurn(checked, sealedTo)) {
      await this.#seal(typeDay, { isFirst: false });
      last = typeDay;
      // One at least, or few requests would never come round.
      if (isOver()) break;
    }
    if (last !== undefined) await moveSealPosition(this.#room, { checked: last }, this.#options);
  }

  /** Every sealed type-day once: those behind the one given first, then those before it, and itself. */
  async *#inTurn(behind: string | undefined, before: string): AsyncGenerator<string> {
    const months = await storedMonths(this.#room, this.#options);
    const first = behind === undefined ? '' : `${dayOf(behind).slice(0, 7)}-01`;
    const turn = [...months.filter((month) => month >= first), ...months.filter((month) => month <= first)];
    for (const [index, month] of turn.entries()) {
      const after = index === 0 && month === first ? (behind ?? '') : '';
      for await (const typeDay of storedTypeDays(this.#room, month, { after, before }, this.#options)) {
        // Round once.
        if (index > 0 && month === first && typeDay > (behind ?? '')) return;
        yield typeDay;
      }
    }
  }

  async #seal(typeDay: string, { isFirst }: { isFirst: boolean }): Promise<void> {
    const seal = await sealTypeDay(typeDay, this.#room, { ...this.#options, isFirst });
    if (seal.head) {
      const { partitionKey, number, hash } = seal.head;
      const head = { partitionKey, number, hash };
      if (seal.isNew) this.heads.push(head);
      // Also one that stands there already: the poll that wrote it may have been killed before its copy. A broken chain's end proves nothing.
      if (!seal.isBroken) await this.#limits.copying.copy(head);
    }
    if (seal.removed + seal.altered + seal.unknown > 0 || seal.isBroken) this.changed.add(typeDay);
  }

  /** @returns whether as many requests were made since, or the poll is to end */
  #budget(reads: number): () => boolean {
    const { counts } = this.#room.store;
    const before = counts.reads;
    return () => this.#limits.isStopped() || counts.reads - before >= reads;
  }
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}

function monthAfter(month: string): string {
  const date = new Date(month);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, 10);
}
