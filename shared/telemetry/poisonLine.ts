/** The first characters of the line that says that a message failed too often: the alert's query finds it by them. */
export const POISON_LINE_START = '{"event":"auditContentPoisoned",';

/** That line: it names no content, for a content ID is for the tables and not for telemetry. */
export function poisonLine(): string {
  return JSON.stringify({
    event: 'auditContentPoisoned',
    note: 'A content blob could not be taken in 5 tries. It is a known gap now, and is tried again until Microsoft deletes it.',
  });
}
