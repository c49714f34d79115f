/** Hands out tokens for the Activity API. One instance serves one poll. */
export interface AccessTokens {
  /** A token that is good for minutes yet. Throws OperatorFault where sign-in needs a person. */
  get(options?: AccessTokenOptions): Promise<string>;
  /** A token in place of one that the service has refused, not from the credential's own memory; asked for once, however many had that one. */
  renew(refused: string, options?: AccessTokenOptions): Promise<string>;
}

export interface AccessTokenOptions {
  abortSignal?: AbortSignal | undefined;
}
