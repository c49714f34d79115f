import type { ActivityApi } from '../activityApi/activityApi';
import type { Clock } from '../time/clock';

// The service's Date has whole seconds, and the reply was on its way: less than this is no difference between clocks.
const NOTICEABLE_SKEW_MS = 2_000;

/**
 * The service's own time, as far as its replies told it: contentExpiration, the reach of a listing and the 15 minutes between two starts
 * are counted by it. A wrong clock on this machine must not make content expired or a sweep a thing of the future.
 */
export function serviceClock(clock: Clock, api: Pick<ActivityApi, 'clockSkewMs'>): Clock {
  return {
    now() {
      const skewMs = api.clockSkewMs ?? 0;
      const now = clock.now();
      return Math.abs(skewMs) < NOTICEABLE_SKEW_MS ? now : new Date(now.getTime() + skewMs);
    },
    sleep: (durationMs, options) => clock.sleep(durationMs, options),
  };
}
