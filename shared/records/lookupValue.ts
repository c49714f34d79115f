import { clientAddress } from './clientAddress';
import type { LookupKind } from './lookup';
import { withoutBrackets } from './withoutBrackets';

const isPlaceholder = /^(unknown|not available|[0{}:.-]*)$/;

/**
 * A value as the index has it, however it is spelled: trimmed, in lower case, a message id without its angle brackets, an address as the
 * 32 hex digits of its IPv6 form.
 * @returns undefined where the index has no such value: stand-ins for "nothing", and an address that is none
 */
export function lookupValue(kind: LookupKind, spelled: string): string | undefined {
  const bare = spelled.trim().toLowerCase().toWellFormed();
  if (isPlaceholder.test(bare)) return undefined;
  if (kind === 'address') return clientAddress(bare)?.sortable;
  if (kind !== 'message') return bare;
  const messageId = withoutBrackets(bare).trim();
  return isPlaceholder.test(messageId) ? undefined : messageId;
}
