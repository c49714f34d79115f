/** Who polls. */
export interface PollOrigin {
  readonly tenantId: string;
  /** Name of the function app, or `cli`. */
  readonly app: string;
  readonly appVersion: string;
  /** 8 hex digits, random, one a start. */
  readonly instance: string;
}
