/** A message id without its angle brackets: the outermost, of which either may be missing. */
export function withoutBrackets(messageId: string): string {
  const start = messageId.startsWith('<') ? 1 : 0;
  return messageId.slice(start, messageId.endsWith('>') ? -1 : undefined);
}
