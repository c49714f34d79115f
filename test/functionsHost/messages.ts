export interface RegisteredFunction {
  readonly name: string;
  readonly bindings: readonly Readonly<Record<string, unknown>>[];
}

/** One line that a function logged, as the host would get it. */
export interface LoggedLine {
  readonly level: string;
  readonly category: string;
  readonly message: string;
}

export type FromWorker =
  | {
      readonly kind: 'loaded';
      readonly functions: readonly RegisteredFunction[];
      readonly loadMs: number;
      /** Paths of all modules that were loaded. */
      readonly packageFiles: readonly string[];
    }
  | ({ readonly kind: 'log' } & LoggedLine)
  /** `error`: message and stack, as the host writes them down. */
  | { readonly kind: 'ended'; readonly error: string | undefined };

export type ToWorker =
  /** `message`: what a queue's trigger is given; left out for a timer. */
  | { readonly kind: 'invoke'; readonly name: string; readonly message?: string | undefined }
  | { readonly kind: 'terminate' };
