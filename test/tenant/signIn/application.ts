/** An app registration of the simulated tenant. */
export interface Application {
  readonly clientId: string;
  readonly secret: string;
  /** After this instant the secret gives AADSTS7000222. */
  readonly secretExpires?: Date;
  /** PEM certificates registered for client assertions. */
  readonly certificates: readonly string[];
  /** Application permissions with admin consent; the Activity API needs `ActivityFeed.Read`. */
  readonly roles: readonly string[];
}
