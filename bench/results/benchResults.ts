import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import type { BenchOptions, Figure } from '../figure';

const GB = 1_000_000_000;

/** A run of the benchmarks, as it is kept. */
export interface BenchResults extends BenchOptions {
  readonly date: string;
  /** Undefined where this is no working copy. */
  readonly commit: string | undefined;
  readonly node: string;
  readonly machine: { readonly cpu: string; readonly cores: number; readonly memoryGb: number };
  readonly benches: Readonly<Record<string, readonly Figure[]>>;
}

/** Figures with what somebody needs to compare them with his own. */
export function benchResults(
  measured: BenchResults['benches'],
  options: BenchOptions,
  now: Date,
): BenchResults {
  const processors = cpus();
  return {
    date: now.toISOString().slice(0, 10),
    commit: commit(),
    node: process.version,
    machine: {
      cpu: processors[0]?.model.trim() ?? 'unknown',
      cores: processors.length,
      memoryGb: Math.round(totalmem() / GB),
    },
    ...options,
    benches: measured,
  };
}

function commit(): string | undefined {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: __dirname, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const isChanged = git('status', '--porcelain', '--untracked-files=no').trim() !== '';
    return git('rev-parse', '--short=12', 'HEAD').trim() + (isChanged ? ' and changes' : '');
  } catch {
    return undefined;
  }
}
