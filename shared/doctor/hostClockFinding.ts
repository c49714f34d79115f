import type { Clock } from '../time/clock';
import { askHost } from './askHost';
import { clockCheck } from './clockCheck';
import type { Finding } from './finding';

/** Compares this machine's clock with a host's that answers everybody, be it with a refusal; nothing where that is out of reach. */
export async function hostClockFinding(
  host: string,
  options: { clock: Clock; abortSignal: AbortSignal },
): Promise<Finding> {
  const answer = await askHost(host, options).catch(() => undefined);
  return { checks: answer?.clockSkewMs === undefined ? [] : [clockCheck(host, answer.clockSkewMs)] };
}
