import { randomUUID } from 'node:crypto';

/** A message as the queue has it. */
export interface QueuedMessage {
  readonly id: string;
  readonly text: string;
  readonly insertedAtMs: number;
  readonly expiresAtMs: number;
  visibleAtMs: number;
  popReceipt: string;
  dequeueCount: number;
}

/** Why a message is not changed, by the service's code. */
export type MessageRefusal = 'MessageNotFound' | 'PopReceiptMismatch';

/** The messages of one queue, in the order in which they came. Times are milliseconds since 1970. */
export class MessageQueue {
  readonly #messages = new Map<string, QueuedMessage>();

  /** How many there are, hidden ones included. */
  count(nowMs: number): number {
    return [...this.#messages.values()].filter(({ expiresAtMs }) => expiresAtMs > nowMs).length;
  }

  send(
    text: string,
    { nowMs, hiddenForMs, keptForMs }: { nowMs: number; hiddenForMs: number; keptForMs: number },
  ): QueuedMessage {
    const message: QueuedMessage = {
      id: randomUUID(),
      text,
      insertedAtMs: nowMs,
      expiresAtMs: nowMs + keptForMs,
      visibleAtMs: nowMs + hiddenForMs,
      popReceipt: randomUUID(),
      dequeueCount: 0,
    };
    this.#messages.set(message.id, message);
    return message;
  }

  /** Those that nobody else has, at most so many; hidden from now on. */
  receive(limit: number, { nowMs, hiddenForMs }: { nowMs: number; hiddenForMs: number }): QueuedMessage[] {
    const received: QueuedMessage[] = [];
    for (const message of this.#messages.values()) {
      if (received.length === limit) break;
      if (message.expiresAtMs <= nowMs) {
        this.#messages.delete(message.id);
        continue;
      }
      if (message.visibleAtMs > nowMs) continue;
      hide(message, nowMs + hiddenForMs);
      message.dequeueCount += 1;
      received.push(message);
    }
    return received;
  }

  extend(
    id: string,
    popReceipt: string,
    { nowMs, hiddenForMs }: { nowMs: number; hiddenForMs: number },
  ): QueuedMessage | MessageRefusal {
    const message = this.#find(id, popReceipt, nowMs);
    if (typeof message !== 'string') hide(message, nowMs + hiddenForMs);
    return message;
  }

  delete(id: string, popReceipt: string, nowMs: number): QueuedMessage | MessageRefusal {
    const message = this.#find(id, popReceipt, nowMs);
    if (typeof message !== 'string') this.#messages.delete(id);
    return message;
  }

  #find(id: string, popReceipt: string, nowMs: number): QueuedMessage | MessageRefusal {
    const message = this.#messages.get(id);
    if (message === undefined || message.expiresAtMs <= nowMs) return 'MessageNotFound';
    return message.popReceipt === popReceipt ? message : 'PopReceiptMismatch';
  }
}

function hide(message: QueuedMessage, untilMs: number): void {
  message.visibleAtMs = untilMs;
  message.popReceipt = randomUUID();
}
