/** All that the app asks of the host's logging, so that another telemetry can take its place. Each text is one line. */
export interface AppLog {
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}
