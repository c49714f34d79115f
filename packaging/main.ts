import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPackage } from './buildPackage';

/** `npm run package`: the function app as a zip file, unpacked beside it for azd, and its bill of materials, in `.deploy/`. */
async function main(root: string): Promise<void> {
  const { name, version, files, zip, sha256, billOfMaterials } = await buildPackage(root);
  const folder = join(root, '.deploy');
  const app = join(folder, 'app');
  await rm(folder, { recursive: true, force: true });
  await mkdir(app, { recursive: true });
  for (const [file, content] of files) await writeFile(join(app, file), content);
  await writeFile(join(folder, `${name}.zip`), zip);
  await writeFile(join(folder, `${name}.cdx.json`), billOfMaterials);
  await writeFile(join(folder, `${name}.zip.sha256`), `${sha256}  ${name}.zip\n`);
  process.stdout.write(
    `.deploy/${name}.zip, version ${version}, ${Math.ceil(zip.byteLength / 1024)} KB, SHA-256 ${sha256}\n`,
  );
}

main(join(__dirname, '../..')).catch((error: unknown) => {
  process.stderr.write(
    `The package could not be built: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
