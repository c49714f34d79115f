import { durationText } from './durationText';

/** How long ago, in the largest unit that tells enough. */
export function ageText(time: Date, now: Date): string {
  return `${durationText(now.getTime() - time.getTime())} ago`;
}
