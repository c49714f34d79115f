import { isIPv4, isIPv6 } from 'node:net';
import { IPv6 } from 'ipaddr.js';

/** An IP address without port and brackets. */
export interface ClientAddress {
  /** Canonical (RFC 5952); an IPv4 address that is mapped into IPv6 as IPv4. */
  readonly text: string;
  /** The 32 hex digits of the IPv6 form (IPv4 as ::ffff:a.b.c.d): text order is address order. */
  readonly sortable: string;
}

// Thousands of records come from a few addresses, and each record tells its own up to three times.
const REMEMBERED = 2_000;
const LONGEST_REMEMBERED_UNITS = 64;
const remembered = new Map<string, ClientAddress | undefined>();

/**
 * Reads an address as records spell it: `[v6]:port`, `v4:port` (exactly one colon), or plain. Admin records have a
 * port and mailbox records have none; a bare IPv6 address must not lose its last group. Gives undefined for text
 * that is no address, such as a host name.
 */
export function clientAddress(spelled: string): ClientAddress | undefined {
  if (remembered.has(spelled)) return remembered.get(spelled);
  const address = readAddress(spelled);
  if (spelled.length <= LONGEST_REMEMBERED_UNITS) {
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(spelled, address);
  }
  return address;
}

function readAddress(spelled: string): ClientAddress | undefined {
  const host = withoutPort(spelled.trim());
  if (isIPv4(host)) return fromBytes4(host, host.split('.').map(Number));
  if (!isIPv6(host)) return undefined;

  const address = IPv6.parse(host.replace(/%.*$/, ''));
  const bytes = address.toByteArray();
  if (address.isIPv4MappedAddress()) return fromBytes4(address.toIPv4Address().toString(), bytes.slice(-4));
  return { text: address.toString(), sortable: hex(bytes) };
}

function withoutPort(spelled: string): string {
  if (spelled.startsWith('[')) {
    const end = spelled.indexOf(']');
    return end === -1 || !/^(:\d*)?$/.test(spelled.slice(end + 1)) ? '' : spelled.slice(1, end);
  }
  const colon = spelled.indexOf(':');
  return colon !== -1 && colon === spelled.lastIndexOf(':') ? spelled.slice(0, colon) : spelled;
}

function fromBytes4(text: string, bytes: number[]): ClientAddress {
  return { text, sortable: `00000000000000000000ffff${hex(bytes)}` };
}

function hex(bytes: number[]): string {
  return Buffer.from(bytes).toString('hex');
}
