import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * The files that paths as typed stand for. Windows leaves `*` and `?` in a file's name to the program.
 * @returns in order; a pattern that no file fits stays as it is, so that it is named when it cannot be read
 */
export async function exportPaths(typed: readonly string[]): Promise<string[]> {
  const paths = await Promise.all(
    typed.map((path) => (/[*?]/.test(basename(path)) ? matching(path) : [path])),
  );
  return paths.flat();
}

async function matching(path: string): Promise<string[]> {
  const names = await readdir(dirname(path)).catch((): string[] => []);
  // A file may be called so.
  if (names.includes(basename(path))) return [path];
  const pattern = basename(path)
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const found = names.filter((name) => new RegExp(`^${pattern}$`, 'i').test(name)).sort();
  return found.length > 0 ? found.map((name) => join(dirname(path), name)) : [path];
}
