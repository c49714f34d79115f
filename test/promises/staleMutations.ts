import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutation } from './mutations';

/**
 * Mutations that would change nothing, or not the one place meant.
 * @param root of the sources
 * @returns a line for each: file, what is wrong, rule
 */
export function staleMutations(root: string, mutations: readonly Mutation[]): string[] {
  return mutations.flatMap(({ file, find, replace, rule }) => {
    const path = join(root, file);
    const times = existsSync(path) ? readFileSync(path, 'utf8').split(find).length - 1 : 0;
    if (times === 1 && find !== replace) return [];
    return [`${file}: "${find.slice(0, 60)}" stands there ${times} times (${rule})`];
  });
}
