import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { BundledPackage } from './bundledPackages';

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string(), integrity: z.string().optional() }).partial(),
  ),
});

/** The app that a bill of materials is for. */
export interface ShippedApp {
  readonly name: string;
  readonly version: string;
  /** Of the zip file. */
  readonly sha256: string;
}

/**
 * What is in the package, as CycloneDX 1.6 JSON: the packages whose code is in it, none that only helped to build it. It tells neither
 * time nor place, so that one commit has one bill.
 * @param lockfileText package-lock.json, for the hashes of what was installed
 * @see https://cyclonedx.org/docs/1.6/json/
 */
export function billOfMaterials(
  app: ShippedApp,
  packages: readonly BundledPackage[],
  lockfileText: string,
): string {
  const hashes = installedHashes(lockfileText);
  const components = packages.map(({ name, version, licence }) => ({
    type: 'library',
    'bom-ref': purl(name, version),
    name,
    version,
    licenses: [/ (OR|AND) /.test(licence) ? { expression: licence } : { license: { id: licence } }],
    purl: purl(name, version),
    hashes: hashes.get(`${name}@${version}`) ?? [],
  }));
  const subject = purl(app.name, app.version);
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(app.sha256)}`,
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': subject,
        name: app.name,
        version: app.version,
        licenses: [{ license: { id: 'MIT' } }],
        purl: subject,
        hashes: [{ alg: 'SHA-256', content: app.sha256 }],
      },
    },
    components,
    dependencies: [
      { ref: subject, dependsOn: components.map((each) => each['bom-ref']) },
      ...components.map((each) => ({ ref: each['bom-ref'] })),
    ],
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** @see https://github.com/package-url/purl-spec: the scope is a namespace, its @ percent-encoded */
function purl(name: string, version: string): string {
  return `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;
}

function installedHashes(
  lockfileText: string,
): ReadonlyMap<string, readonly { alg: string; content: string }[]> {
  const { packages } = lockfile.parse(JSON.parse(lockfileText));
  return new Map(
    Object.entries(packages).flatMap(([path, { version, integrity }]) => {
      const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
      const [, sha512] = /^sha512-(.+)$/.exec(integrity ?? '') ?? [];
      if (name === undefined || version === undefined || sha512 === undefined) return [];
      return [
        [`${name}@${version}`, [{ alg: 'SHA-512', content: Buffer.from(sha512, 'base64').toString('hex') }]],
      ];
    }),
  );
}

/** A UUID of the package's own bytes (version 8, RFC 9562): the same package has the same. */
function uuidOf(sha256: string): string {
  const hex = createHash('sha256').update(`bill of materials ${sha256}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}
