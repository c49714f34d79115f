import type { Scene } from './scene';

/** Where the person works from just now: office, home, IPv6, the machine itself, or somebody else altogether. */
export function clientAddress({ world, random, person }: Scene): string {
  const draw = random.next();
  if (draw < 0.02) return world.intruderAddress;
  if (draw < 0.05) return '::1';
  if (draw < 0.3) return person.v6Address;
  return draw < 0.6 ? person.homeAddress : person.officeAddress;
}

/** An address with a port, as admin records have it: `203.0.113.5:62589`, `[2001:db8::1]:52903`. */
export function withPort(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
