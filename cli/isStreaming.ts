// What takes in or gives out any number of records, one after the other.
const STREAMING: ReadonlySet<string> = new Set(['poll', 'ingest', 'import', 'replay', 'verify', 'export']);

/** Whether a command may run for minutes and is to hold little memory, where others are to answer at once. */
export function isStreaming([command = '']: readonly string[]): boolean {
  return STREAMING.has(command);
}
