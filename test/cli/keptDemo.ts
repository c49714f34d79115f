import type { ChildProcess } from 'node:child_process';

/**
 * Waits for a `demo --keep` to be ready.
 * @returns the settings that it prints for bash
 */
export async function keptDemo(child: ChildProcess): Promise<Record<string, string>> {
  child.stdout?.resume();
  let printed = '';
  for await (const chunk of child.stderr ?? []) {
    printed += String(chunk);
    if (printed.includes('Connection string:\n  Default')) break;
  }
  const lines = printed.matchAll(/^ {2}export (\w+)='(.*)'$/gm);
  return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
}
