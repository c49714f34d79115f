import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { billOfMaterials } from './billOfMaterials';
import { bundle } from './bundle';
import { bundledPackages } from './bundledPackages';
import { licenceFault } from './licenceFault';
import { notices } from './notices';
import { zipBytes } from './zipBytes';

/** The function app, ready to be deployed. */
export interface Package {
  readonly name: string;
  readonly version: string;
  /** File name to content, as they stand at the root of the zip file. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly zip: Uint8Array;
  /** Hex. */
  readonly sha256: string;
  /** CycloneDX, JSON. */
  readonly billOfMaterials: string;
}

const packageJson = z.object({ name: z.string(), version: z.string() });

/**
 * Builds the package out of a working copy, in memory: code in a few files, host.json, licences. No sources, no tests, no node_modules.
 * @throws Error where a source cannot be bundled or a licence forbids shipping
 */
export async function buildPackage(root: string): Promise<Package> {
  const read = (file: string) => readFile(join(root, file));
  const { name, version } = packageJson.parse(JSON.parse((await read('package.json')).toString()));
  const { files: code, sources } = await bundle(root);
  const packages = await bundledPackages(root, sources);
  const fault = licenceFault(packages);
  if (fault !== undefined) throw new Error(fault);
  const files = new Map<string, Uint8Array>([
    ...code,
    ['host.json', await read('host.json')],
    ['LICENSE', await read('LICENSE')],
    ['package.json', Buffer.from(shippedPackageJson({ name, version }))],
    ['THIRD-PARTY-NOTICES.txt', Buffer.from(notices(packages))],
  ]);
  const zip = zipBytes(files);
  const sha256 = createHash('sha256').update(zip).digest('hex');
  const lockfile = (await read('package-lock.json')).toString();
  return {
    name,
    version,
    files,
    zip,
    sha256,
    billOfMaterials: billOfMaterials({ name, version, sha256 }, packages, lockfile),
  };
}

/** The host reads `main` alone; the app finds its version here. */
function shippedPackageJson({ name, version }: { name: string; version: string }): string {
  const content = {
    name,
    version,
    private: true,
    license: 'MIT',
    main: 'index.js',
    engines: { node: '>=24' },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
