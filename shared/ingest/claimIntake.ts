import type { ContentClaim } from '../contentQueue/contentClaim';
import type { Clock } from '../time/clock';
import type { ClaimRoom, ClosedRoom } from './claimRoom';

// What a room remembers of tables and rows must not grow for ever.
const CONTENTS_A_ROOM = 5_000;
const IDLE_MS = 30_000;

export interface ClaimIntakeDependencies {
  readonly clock: Clock;
  readonly openRoom: (options: { abortSignal: AbortSignal }) => Promise<ClaimRoom>;
  /** Told what a room did, once nobody works in it any more. */
  readonly onClosed?: (closed: ClosedRoom) => void;
}

interface OpenRoom {
  readonly room: Promise<ClaimRoom>;
  users: number;
  idle: AbortController | undefined;
}

/**
 * Takes content by claims, many at once, in a room that they share. The room is left for a new one after a fault, after some thousand
 * contents, and when nothing has come for a while.
 */
export class ClaimIntake {
  readonly #underWay = new Map<string, Promise<'taken' | 'dropped'>>();
  readonly #closing = new Set<Promise<void>>();
  #current: OpenRoom | undefined;

  constructor(private readonly dependencies: ClaimIntakeDependencies) {}

  /** See {@link ClaimRoom.take}. Two messages of the same content at once are one. */
  take(claim: ContentClaim, options: { abortSignal: AbortSignal }): Promise<'taken' | 'dropped'> {
    const key = JSON.stringify([claim.partitionKey, claim.rowKey]);
    const known = this.#underWay.get(key);
    if (known) return known;
    const taking = this.#within(options, (room) => room.take(claim, options)).finally(() =>
      this.#underWay.delete(key),
    );
    this.#underWay.set(key, taking);
    return taking;
  }

  /** See {@link ClaimRoom.refuse}. */
  refuse(claim: ContentClaim, options: { abortSignal: AbortSignal }): Promise<'refused' | 'dropped'> {
    return this.#within(options, (room) => room.refuse(claim, options));
  }

  /** Opens the room ahead of the first claim. @throws OperatorFault where nothing can work */
  async ready(options: { abortSignal: AbortSignal }): Promise<void> {
    await this.#within(options, async () => undefined);
  }

  /** Leaves the room, once nobody works in it. Never fails. */
  async close(): Promise<void> {
    const current = this.#current;
    if (current && current.users === 0) this.#leave(current);
    await Promise.all(this.#closing);
  }

  async #within<T>(options: { abortSignal: AbortSignal }, work: (room: ClaimRoom) => Promise<T>): Promise<T> {
    const entered = this.#enter(options);
    let isWorn = true;
    try {
      const room = await entered.room;
      try {
        return await work(room);
      } finally {
        isWorn = room.isBroken || room.taken >= CONTENTS_A_ROOM;
      }
    } finally {
      entered.users -= 1;
      if (isWorn && this.#current === entered) this.#current = undefined;
      if (entered.users === 0) this.#unused(entered);
    }
  }

  #enter({ abortSignal }: { abortSignal: AbortSignal }): OpenRoom {
    this.#current ??= { room: this.dependencies.openRoom({ abortSignal }), users: 0, idle: undefined };
    this.#current.users += 1;
    this.#current.idle?.abort();
    this.#current.idle = undefined;
    return this.#current;
  }

  #unused(entered: OpenRoom): void {
    if (this.#current !== entered) {
      this.#leave(entered);
      return;
    }
    const idle = new AbortController();
    entered.idle = idle;
    this.dependencies.clock.sleep(IDLE_MS, { abortSignal: idle.signal }).then(
      () => this.#leave(entered),
      () => undefined,
    );
  }

  #leave(entered: OpenRoom): void {
    if (this.#current === entered) this.#current = undefined;
    entered.idle?.abort();
    const closing = entered.room
      .then(async (room) => {
        // Not within the call: where nobody listens, its arguments would not come about.
        const closed = await room.close();
        this.dependencies.onClosed?.(closed);
      })
      .catch(() => undefined)
      .finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
  }
}
