import { InvalidArgumentError } from 'commander';
import { lookupRange } from '../shared/query/lookupRange';
import type { LookupKind } from '../shared/records/lookup';
import { closestName } from './closestName';

/** What records can be looked up by, in the order in which it is told. */
export const LOOKUP_KINDS: readonly LookupKind[] = [
  'user',
  'mailbox',
  'app',
  'address',
  'session',
  'message',
  'recipient',
];

/** A kind of value as typed. */
export function lookupKindArgument(typed: string): LookupKind {
  const kind = LOOKUP_KINDS.find((name) => name === typed.toLowerCase());
  if (kind) return kind;
  const meant = closestName(typed, LOOKUP_KINDS);
  throw new InvalidArgumentError(
    meant ? `Did you mean ${meant}?` : `Give one of ${LOOKUP_KINDS.join(', ')}.`,
  );
}

/**
 * A value to find records by, as typed; a user may be any text.
 * @throws InvalidArgumentError where the index cannot have it
 */
export function lookupArgument(kind: LookupKind): (typed: string) => string {
  return (typed) => {
    if (kind === 'user' ? typed.trim() !== '' : lookupRange(kind, typed)) return typed;
    throw new InvalidArgumentError(
      kind === 'address'
        ? 'Give an IPv4 or IPv6 address, with or without port, or a block such as 203.0.113.0/24.'
        : `No record has this for its ${kind}; it stands for "nothing" at the most.`,
    );
  };
}
