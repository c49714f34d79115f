import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutation } from './mutations';

export type Verdict = 'noticed' | 'SURVIVED' | 'RED BEFORE';

/**
 * Who looks at a mutation: its tests and its campaign, which must pass without it and fail with it.
 * @param root of the sources, with what is installed
 * @param copy of the sources, which may be mutated
 */
export function createWitness(root: string, copy: string): (mutation: Mutation) => Verdict {
  const sound = new Map<string, boolean>();
  const run = (script: string, args: readonly string[]) =>
    spawnSync(process.execPath, [script, ...args], { cwd: copy, stdio: 'ignore' }).status === 0;

  function pass({ tests = [], campaign }: Pick<Mutation, 'tests' | 'campaign'>): boolean {
    const jest = join(root, 'node_modules/jest/bin/jest.js');
    if (tests.length > 0 && !run(jest, ['--silent', ...tests])) return false;
    if (campaign === undefined) return true;
    // A mutation may leave something unused: what is built all the same is run.
    run(join(root, 'node_modules/typescript/bin/tsc'), ['-p', 'tsconfig.build.json']);
    return run(join('dist/test/chaos/main.js'), ['--form', 'short', '--seeds', '1', '--only', campaign]);
  }

  return (mutation) => {
    const { file, find, replace, tests, campaign } = mutation;
    const watchers = JSON.stringify({ tests, campaign });
    const isSound = sound.get(watchers) ?? pass(mutation);
    sound.set(watchers, isSound);
    if (!isSound) return 'RED BEFORE';
    const path = join(copy, file);
    const source = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      source.replace(find, () => replace),
    );
    try {
      return isNoticed(mutation) ? 'noticed' : 'SURVIVED';
    } finally {
      writeFileSync(path, source);
    }
  };

  /** Each of its watchers must notice, not only one of them. */
  function isNoticed({ tests, campaign }: Mutation): boolean {
    const watchers = [...(tests ? [{ tests }] : []), ...(campaign ? [{ campaign }] : [])];
    return watchers.every((watcher) => !pass(watcher));
  }
}
