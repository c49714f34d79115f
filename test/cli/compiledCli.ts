import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** What a command printed and how it ended. */
export interface CliResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const entry = join(__dirname, '../../dist/cli/audit.js');

/**
 * Starts the compiled command line as a person's shell does, without any setting of this process.
 * @param settings environment variables
 * @param options.folder the current directory
 */
export function startCli(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  { folder }: { folder?: string } = {},
): ChildProcess {
  if (!existsSync(entry)) throw new Error('Run npm run build first: the compiled command line is tested.');
  const { PATH = '', SystemRoot = '', TMPDIR = '' } = process.env;
  const system = Object.entries({ PATH, SystemRoot, TMPDIR }).filter(([, value]) => value !== '');
  return spawn(process.execPath, [entry, ...args], {
    env: { ...Object.fromEntries(system), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(folder !== undefined && { cwd: folder }),
  });
}

/** Runs it to its end. */
export async function runCli(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  options: { folder?: string } = {},
): Promise<CliResult> {
  return endOf(startCli(args, settings, options));
}

/** Waits for the end of one that was started. */
export async function endOf(child: ChildProcess): Promise<CliResult> {
  if (!child.stdout || !child.stderr) throw new Error('both outputs are piped');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { exitCode: child.exitCode, stdout, stderr };
}
