import { untilAborted } from '../signIn/untilAborted';
import type { Check } from './check';
import { failedCheck } from './failedCheck';
import type { Finding } from './finding';

/** How long a pre-flight may take. */
export interface Bounds {
  /** Longest time for one examination. */
  readonly checkMs: number;
  /** Aborted when the whole has taken its time, or a person stops it. */
  readonly abortSignal: AbortSignal;
}

export interface Examined {
  readonly name: string;
  /** Who is asked, for the line that says that no answer came: "the sign-in host ...". */
  readonly asked: string;
}

/**
 * Runs one examination within its time, whatever happens in there.
 * @returns its finding, or where it throws or takes too long one check that failed; never rejects, so that one host that hangs keeps
 *   no other check from being told
 */
export async function examine<Result>(
  { name, asked }: Examined,
  work: (options: { abortSignal: AbortSignal }) => Promise<Finding<Result>>,
  { checkMs, abortSignal: whole }: Bounds,
): Promise<Finding<Result>> {
  const startedMs = performance.now();
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), checkMs);
  const abortSignal = AbortSignal.any([limit.signal, whole]);
  try {
    return await untilAborted(work({ abortSignal }), abortSignal);
  } catch (error) {
    const waitedS = Math.round((performance.now() - startedMs) / 1_000);
    return {
      checks: [abortSignal.aborted ? unanswered({ name, asked }, waitedS) : failedCheck(name, error)],
    };
  } finally {
    clearTimeout(timer);
  }
}

function unanswered({ name, asked }: Examined, waitedS: number): Check {
  return {
    name,
    ok: false,
    detail: `No answer from ${asked} within ${waitedS} s.`,
    fix: 'Check network, name resolution, firewall and proxy (HTTPS_PROXY) for that host.',
  };
}
