import type { OpenGap } from '../query/openGaps';
import type { Check } from './check';

const STATUS = 'npm run --silent audit -- status says of each what can still be done.';

/** Open gaps, for information: one that is known and told is no fault of the set-up. One that still grows is. */
export function gapsCheck(gaps: readonly Pick<OpenGap, 'isUnderWay' | 'reason'>[]): Check {
  const many = gaps.length === 1 ? '1 open gap' : `${gaps.length} open gaps`;
  const growing = gaps.find(({ isUnderWay }) => isUnderWay);
  if (growing) {
    const why =
      growing.reason === 'subscriptionDisabled'
        ? 'a poll found the subscription switched off, and none has found it on again'
        : 'nothing has been polled for longer than Microsoft keeps content listed';
    const detail = `${many}, one of them still growing: ${why}.`;
    return { name: 'gaps', ok: false, detail, fix: `Poll now: npm run --silent audit -- poll. ${STATUS}` };
  }
  return gaps.length === 0
    ? { name: 'gaps', ok: true, detail: 'None open.', fix: undefined }
    : { name: 'gaps', ok: null, detail: `${many}.`, fix: STATUS };
}
