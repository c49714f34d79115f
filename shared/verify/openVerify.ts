import { openPoll } from '../ingest/openPoll';
import type { Clock } from '../time/clock';
import type { VerifyDependencies } from './verify';

// A quarter of what a poll may ask (1,900), so that polls go on beside it.
const REQUEST_RATE = { requestsPerMinute: 475, burstRequests: 25 };

/**
 * Everything a verification needs, out of the environment: what a poll needs, at a quarter of its pace. Opens no connection yet.
 * @throws SettingsFault with every variable to mend
 */
export function openVerify(
  env: NodeJS.ProcessEnv,
  { clock, random }: { clock: Clock; random: () => number },
): VerifyDependencies & { readonly isSimulated: boolean } {
  return { ...openPoll(env, { clock, random, requestRate: REQUEST_RATE }), random };
}
