/** Where a command prints: stdout for its result, stderr for everything else. */
export interface Output {
  /** A person reads along. */
  readonly isTerminal: boolean;
  /** Resolves once there is room for more. */
  write(text: string): Promise<void>;
}
