import { messagesOfRecord } from './messagesOfRecord';

/**
 * The messages that a record is about, one line each: folder, message id, subject, size, as far as it tells.
 * @param text a record's received text
 */
export function recordMessages(text: string): string[] {
  const lines = messagesOfRecord(text).map(({ where, id, subject, sizeInBytes }) => {
    const quoted = subject ? `"${subject}"` : undefined;
    const size = sizeInBytes === undefined ? undefined : `${sizeInBytes} bytes`;
    return [where, id, quoted, size].filter(Boolean).join('  ');
  });
  return lines.filter(Boolean);
}
