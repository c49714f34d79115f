import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** A package of npm of which something is shipped. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly licence: string;
  /** Its licence as the package has it; empty where it has none. */
  readonly licenceText: string;
}

const packageJson = z.object({ name: z.string(), version: z.string(), license: z.string().catch('') });
// Of a nested package the innermost counts; a package may have folders with a package.json of their own, without name and version.
const FOLDER = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/**
 * The packages that sources come from, sorted by name and version.
 * @param sources paths relative to the root
 */
export async function bundledPackages(root: string, sources: readonly string[]): Promise<BundledPackage[]> {
  const folders = new Set(sources.flatMap((path) => FOLDER.exec(path)?.[1] ?? []));
  const packages = await Promise.all([...folders].map((folder) => readPackage(join(root, folder))));
  const distinct = new Map(packages.map((each) => [`${each.name}@${each.version}`, each]));
  return [...distinct.keys()].sort().flatMap((key) => distinct.get(key) ?? []);
}

async function readPackage(folder: string): Promise<BundledPackage> {
  const { name, version, license } = packageJson.parse(
    JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')),
  );
  return { name, version, licence: license, licenceText: await readLicence(folder) };
}

async function readLicence(folder: string): Promise<string> {
  const files = (await readdir(folder)).filter((file) => /^licen[cs]e(\.(md|txt))?$/i.test(file)).sort();
  const [file] = files;
  if (file === undefined || !existsSync(join(folder, file))) return '';
  return (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n').trim();
}
