import type { QueueClient } from '@azure/storage-queue';
import type { ContentQueue, QueueOptions } from './contentQueue';
import { queueErrorCode, queueFault } from './queueFault';

// A message that was received again by somebody else, or is gone.
const NOT_OURS = new Set(['MessageNotFound', 'PopReceiptMismatch']);

/**
 * The queue in Azure Storage (or Azurite). The client repeats what may pass by itself: a message sent twice does no harm.
 * One that is not there is made: what was in it is still in the ledger.
 */
export function azureContentQueue(client: QueueClient): ContentQueue {
  const place = new URL(client.url).origin + new URL(client.url).pathname;
  let creation: Promise<unknown> | undefined;

  async function ask<T>(call: () => Promise<T>, { abortSignal }: QueueOptions): Promise<T> {
    try {
      return await call();
    } catch (error) {
      abortSignal?.throwIfAborted();
      if (queueErrorCode(error) !== 'QueueNotFound') throw queueFault(error, place);
    }
    try {
      creation ??= client.createIfNotExists().finally(() => {
        creation = undefined;
      });
      await creation;
      return await call();
    } catch (error) {
      abortSignal?.throwIfAborted();
      throw queueFault(error, place);
    }
  }

  return {
    async send(text, { hiddenForMs, keptForMs, ...options }) {
      const times = { visibilityTimeout: seconds(hiddenForMs), messageTimeToLive: seconds(keptForMs) };
      await ask(() => client.sendMessage(text, { ...times, ...signalOf(options) }), options);
    },

    async receive({ limit, hiddenForMs, ...options }) {
      const asked = { numberOfMessages: limit, visibilityTimeout: seconds(hiddenForMs) };
      const { receivedMessageItems } = await ask(
        () => client.receiveMessages({ ...asked, ...signalOf(options) }),
        options,
      );
      return receivedMessageItems.map(({ messageId, popReceipt, messageText, dequeueCount }) => ({
        id: messageId,
        popReceipt,
        text: messageText,
        dequeueCount,
      }));
    },

    async extend(message, { hiddenForMs, ...options }) {
      const { id, popReceipt, text } = message;
      const signal = signalOf(options);
      const call = () => client.updateMessage(id, popReceipt, text, seconds(hiddenForMs), signal);
      const answer = await ask(() => unlessNotOurs(call), options);
      return answer && { ...message, popReceipt: answer.popReceipt ?? popReceipt };
    },

    async delete({ id, popReceipt }, options = {}) {
      await ask(() => unlessNotOurs(() => client.deleteMessage(id, popReceipt, signalOf(options))), options);
    },

    async count(options = {}) {
      try {
        return (await client.getProperties(signalOf(options))).approximateMessagesCount ?? 0;
      } catch (error) {
        options.abortSignal?.throwIfAborted();
        if (queueErrorCode(error) === 'QueueNotFound') return undefined;
        throw queueFault(error, place);
      }
    },
  };
}

async function unlessNotOurs<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (NOT_OURS.has(queueErrorCode(error))) return undefined;
    throw error;
  }
}

function seconds(durationMs: number): number {
  return Math.ceil(durationMs / 1_000);
}

function signalOf({ abortSignal }: QueueOptions): { abortSignal?: AbortSignal } {
  return abortSignal ? { abortSignal } : {};
}
