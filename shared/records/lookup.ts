/** The kinds of value that records are found by. */
export type LookupKind = 'user' | 'mailbox' | 'app' | 'address' | 'session' | 'message' | 'recipient';

/**
 * One value that the index finds a record by: trimmed and in lower case; an address as the 32 hex digits of its
 * IPv6 form (IPv4 as ::ffff:a.b.c.d), so that a CIDR block is a range; a message id without its angle brackets.
 */
export interface Lookup {
  kind: LookupKind;
  value: string;
}
