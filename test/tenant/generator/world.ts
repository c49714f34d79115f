import { createRandom } from '../random';

/** Somebody with a mailbox, with the addresses and devices that the person's records show. */
export interface Person {
  readonly index: number;
  readonly displayName: string;
  readonly upn: string;
  readonly puid: string;
  readonly sid: string;
  readonly objectId: string;
  readonly mailboxGuid: string;
  readonly deviceId: string;
  readonly officeAddress: string;
  readonly homeAddress: string;
  readonly v6Address: string;
  readonly server: string;
}

/** The tenant that generated records are about: people, partners outside, one intruder. */
export interface World {
  readonly seed: string | number;
  readonly tenantId: string;
  readonly organizationName: string;
  readonly people: readonly Person[];
  readonly partners: readonly string[];
  readonly intruderAddress: string;
}

const names = [
  'Amélie Laurent',
  'Bjørn Østergård',
  'Carla Núñez',
  'Dmitri Волков',
  'Emre Yılmaz',
  'Fatou Diop',
  'Grzegorz Łukasik',
  '花子 田中',
  'Ian Murphy',
  'Jana Müller',
  'Kofi Mensah',
  'Lena Groß',
  "Maeve O'Brien",
  'Nadia Haddad',
  'Oskar Lindqvist',
  'Priya Raman',
];

/**
 * The people of a seed.
 * @param options tenantId: OrganizationId of every record; people: how many, default 40
 */
export function createWorld(
  seed: string | number,
  options: { tenantId?: string | undefined; people?: number | undefined } = {},
): World {
  const random = createRandom(seed, 'world');
  const organizationName = 'contoso.onmicrosoft.com';
  const domainSid = `S-1-5-21-${1e9 + random.integer(1e9)}-${1e9 + random.integer(1e9)}-${1e9 + random.integer(1e9)}`;
  const people = Array.from({ length: options.people ?? 40 }, (_, index): Person => {
    const displayName = names[index % names.length] ?? 'Ann Example';
    const alias = displayName
      .normalize('NFD')
      .replace(/[^A-Za-z ]/g, '')
      .trim()
      .toLowerCase()
      .replace(/ +/g, '.');
    return {
      index,
      displayName,
      upn: `${alias || 'user'}${index}@${organizationName}`,
      puid: `1003200${random.hex(9).toUpperCase()}`,
      sid: `${domainSid}-${25_000_000 + index}`,
      objectId: random.guid(),
      mailboxGuid: random.guid(),
      deviceId: random.guid(),
      officeAddress: `203.0.113.${10 + (index % 8)}`,
      homeAddress: `198.51.100.${1 + random.integer(250)}`,
      v6Address: `2001:db8:${random.hex(4)}:${random.hex(4)}::${random.hex(3)}`,
      server: `VI1PR04MB${5000 + random.integer(4000)}`,
    };
  });
  const partners = Array.from({ length: 25 }, (_, index) => `partner${index}@fabrikam${index % 5}.example`);
  return {
    seed,
    tenantId: options.tenantId ?? '7e4a47a0-0000-4000-a000-000000000001',
    organizationName,
    people,
    partners,
    intruderAddress: '192.0.2.66',
  };
}
