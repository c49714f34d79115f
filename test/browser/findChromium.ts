import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

// What Debian, Ubuntu and Google call it.
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * The Chromium that the tests of pages run in. Nothing is ever downloaded for them.
 * @param env CHROMIUM_PATH names one; otherwise the first that stands in PATH or /usr/bin
 * @returns its path; undefined: there is none
 */
export function findChromium(env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH;
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin'];
  return folders
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}
