import type { ContentEntry } from '../ledger/contentEntry';

/** Where a poll gives what is worth a fetch. */
export interface Intake {
  /**
   * Ends well also where the blob could not be had: the ledger knows, and nothing behind it waits (promise P5).
   * @param abortSignal leaves the blob as it is for a later poll, by throwing its reason
   * @throws OperatorFault where nothing works until a person acts
   * @returns `done`, or why another try in some seconds is worth it: the body is `unreadable`, or the service `unavailable`
   */
  take(
    entry: ContentEntry,
    options: { abortSignal: AbortSignal },
  ): Promise<'done' | 'unreadable' | 'unavailable'>;
  /** Why content could not be had, the last time: `AF50000`, `ECONNRESET`, ... */
  readonly lastFaultCode: string;
  /** Writes down what is left to write, once nothing more is taken. */
  finish(): Promise<void>;
}
