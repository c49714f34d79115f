/** One line of a pre-flight: what was looked at, how it stands, and what to do. Public: printed by `doctor --json`. */
export interface Check {
  readonly name: string;
  /** False: something has to be mended. Null: for information, or it could not be checked. */
  readonly ok: boolean | null;
  /** What was found, one line; never a secret or a token. */
  readonly detail: string;
  /** What to do, where there is something to do. */
  readonly fix: string | undefined;
}
