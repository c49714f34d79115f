/** A message that was received: hidden from others for a while, and there again unless it is deleted. */
export interface ReceivedMessage {
  readonly id: string;
  /** Changes with each extension. */
  readonly popReceipt: string;
  readonly text: string;
  /** How often it was received, this time included. */
  readonly dequeueCount: number;
}

export interface QueueOptions {
  abortSignal?: AbortSignal | undefined;
}

/**
 * The queue between the poll, which lists, and those who fetch. It may lose, repeat and hold up anything: the ledger is the truth.
 * Every call throws an OperatorFault where it fails for good, and the signal's reason.
 */
export interface ContentQueue {
  /**
   * @param text at most 64 KiB
   * @param options.hiddenForMs how long nobody receives it; at most 7 days
   * @param options.keptForMs after so long it is gone, received or not; longer than `hiddenForMs`
   */
  send(text: string, options: QueueOptions & { hiddenForMs: number; keptForMs: number }): Promise<void>;
  /** @param options.limit at most 32 */
  receive(
    options: QueueOptions & { limit: number; hiddenForMs: number },
  ): Promise<readonly ReceivedMessage[]>;
  /** Hides a received message for so long from now on. @returns it as it is known from now on; undefined where somebody else has it */
  extend(
    message: ReceivedMessage,
    options: QueueOptions & { hiddenForMs: number },
  ): Promise<ReceivedMessage | undefined>;
  /** One that somebody else has received by now, or that is gone, stays as it is. */
  delete(message: ReceivedMessage, options?: QueueOptions): Promise<void>;
  /** About how many messages there are, hidden ones included; undefined where there is no such queue. Makes none. */
  count(options?: QueueOptions): Promise<number | undefined>;
}
