/** Where time comes from: passed in, so that tests and simulated days run on a clock of their own. */
export interface Clock {
  now(): Date;
  /** Waits; ends at once with the signal's reason when it is aborted. */
  sleep(durationMs: number, options?: { abortSignal?: AbortSignal | undefined }): Promise<void>;
}
