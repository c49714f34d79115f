import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What the Azure CLI answered to one command. */
export type AzAnswer = { readonly answer: unknown } | { readonly failed: string };

/** The Azure CLI of the person who deploys. */
export interface Az {
  /** @returns its answer as JSON, or the first line of what it said where it failed */
  json(args: readonly string[]): Promise<AzAnswer>;
}

const run = promisify(execFile);
const LONGEST_MS = 120_000;
const MOST_BYTES = 64 * 1024 * 1024;

/** @param command name or path of the Azure CLI */
export function azureCli(command = 'az'): Az {
  return {
    async json(args) {
      try {
        const isWindows = process.platform === 'win32';
        const options = { timeout: LONGEST_MS, maxBuffer: MOST_BYTES, shell: isWindows };
        const all = [...args, '--output', 'json'];
        // On Windows it is a batch file, which only a shell runs: within quotes it reads nothing of what our arguments hold.
        const { stdout } = await run(command, isWindows ? all.map((arg) => `"${arg}"`) : all, options);
        return { answer: JSON.parse(stdout === '' ? 'null' : stdout) };
      } catch (error) {
        return { failed: whatItSaid(error) };
      }
    },
  };
}

function whatItSaid(error: unknown): string {
  const { stderr, code } = Object(error);
  if (code === 'ENOENT') return 'it is not installed';
  const lines = String(stderr ?? '')
    .split('\n')
    .map((line) => line.trim());
  const line = lines.find((each) => /^(ERROR|\()/.test(each)) ?? lines.find((each) => each !== '');
  return (line ?? 'it gave no JSON').replace(/^ERROR:\s*/, '').slice(0, 300);
}
