/** What the deployed app found out about its own rights on the tables, each as "change AuditRecords202611". */
export interface ProbedRights {
  readonly probedAt: Date;
  /** Name of the function app. */
  readonly app: string;
  /** What it needs and may not do. */
  readonly missing: readonly string[];
  /** What it must not be able to do and may: change or remove evidence. */
  readonly excess: readonly string[];
  /** What could not be tried: no row to try it with, no such table yet. */
  readonly unknown: readonly string[];
}
