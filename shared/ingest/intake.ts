import type { ContentEntry } from '../ledger/contentEntry';

export interface IntakeOptions {
  readonly abortSignal: AbortSignal;
  readonly sendSignal?: AbortSignal;
}

/** Where a poll gives what is worth a fetch. */
export interface Intake {
  /**
   * Ends well also where the blob could not be had: the ledger knows, and nothing behind it waits (promise P5).
   * @param options.sendSignal nothing more is asked for once it is aborted: the blob is left as it is, and that is no failure
   * @param options.abortSignal leaves the blob as it is for a later poll, by throwing its reason
   * @throws OperatorFault where nothing works until a person acts
   * @returns `done`, or why another try in some seconds is worth it: the body is `unreadable`, or the service `unavailable`
   */
  take(entry: ContentEntry, options: IntakeOptions): Promise<'done' | 'unreadable' | 'unavailable'>;
  /** Why content could not be had, the last time: `AF50000`, `ECONNRESET`, ... */
  readonly lastFaultCode: string;
  /** Writes down what is left to write, once nothing more is taken. */
  finish(): Promise<void>;
}
