import type { RecordFields, Scene } from './scene';

/** Application ids of Microsoft's own clients, as records show them. */
export const clientApps = {
  owa: '00000002-0000-0ff1-ce00-000000000000',
  office: 'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  mobile: '27922004-5251-4030-b22d-91ecd9a37ea4',
  graph: '8a18aa92-0a1e-4e06-abd0-e118fa4787b1',
} as const;

/** The common schema's head, in the order in which the service writes it. */
export function commonFields(
  { world, id, creationTime, person }: Scene,
  about: { operation: string; recordType: number; resultStatus?: string | undefined; userType?: number },
): RecordFields {
  return {
    CreationTime: creationTime,
    Id: id,
    Operation: about.operation,
    OrganizationId: world.tenantId,
    RecordType: about.recordType,
    ...(about.resultStatus === undefined ? {} : { ResultStatus: about.resultStatus }),
    UserKey: person.puid,
    UserType: about.userType ?? 0,
    Version: 1,
    Workload: 'Exchange',
  };
}

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
