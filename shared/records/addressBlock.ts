import { isIPv4, isIPv6 } from 'node:net';
import { clientAddress } from './clientAddress';

/** A block of addresses: the first and the last as 32 hex digits (see ClientAddress.sortable). */
export interface AddressBlock {
  readonly first: string;
  readonly last: string;
}

const BLOCK = /^\[?([^[\]/]+)\]?\/(\d{1,3})$/;
const ALL_BITS = 128;

/**
 * Reads a block in CIDR form (RFC 4632, RFC 4291): `203.0.113.0/24`, `2001:db8::/32`. Bits beyond the prefix do not count.
 * @returns undefined where it is none
 */
export function addressBlock(spelled: string): AddressBlock | undefined {
  const [, host = '', length = ''] = BLOCK.exec(spelled.trim()) ?? [];
  const isV4 = isIPv4(host);
  if (!isV4 && !isIPv6(host)) return undefined;
  const address = clientAddress(host);
  const prefixBits = Number(length) + (isV4 ? ALL_BITS - 32 : 0);
  if (!address || prefixBits > ALL_BITS) return undefined;
  const below = (1n << BigInt(ALL_BITS - prefixBits)) - 1n;
  const first = (BigInt(`0x${address.sortable}`) | below) ^ below;
  return { first: hex(first), last: hex(first | below) };
}

function hex(address: bigint): string {
  return address.toString(16).padStart(32, '0');
}
