import type { PollRun } from '../ledger/pollRun';
import type { Check } from './check';
import type { ProbedRights } from './probedRights';

const DAY_MS = 24 * 60 * 60_000;
const STALE_MS = 2 * DAY_MS;
const ROLES =
  "Compare with the table of rights in docs/security.md and deploy again; what is new takes minutes to count. The permission of the audit feed is granted by consent (docs/consent.md), and Azure keeps a managed identity's token without it for up to a day. The app looks again within the hour.";

/**
 * What the deployed app has found out about its own rights: it is the only one that can, whoever asks from elsewhere has rights of their
 * own.
 * @param rights newest first
 * @param runs newest polls
 * @returns undefined where no deployed app polls into these tables
 */
export function appRightsCheck(
  rights: readonly ProbedRights[],
  runs: readonly Pick<PollRun, 'app'>[],
  now: Date,
): Check | undefined {
  const check = (ok: boolean | null, detail: string, fix?: string): Check => ({
    name: 'app rights',
    ok,
    detail,
    fix,
  });
  const [newest] = rights;
  const app = runs.find((run) => run.app !== 'cli' && run.app !== '')?.app;
  if (!newest) {
    if (app === undefined) return undefined;
    return check(
      null,
      `Not known: ${app} has not written down what it may do. It does so once a day, with a poll.`,
      'Run it again tomorrow. If that stays, look for a warning in its log (docs/telemetry.md).',
    );
  }
  const hours = Math.max(0, Math.round((now.getTime() - newest.probedAt.getTime()) / (60 * 60_000)));
  const found = `${newest.app} looked ${hours} h ago`;
  if (newest.missing.length > 0) {
    return check(false, `${found}: it may not ${newest.missing.join(', not ')}.`, ROLES);
  }
  if (newest.excess.length > 0) {
    return check(
      false,
      `${found}: it may ${newest.excess.join(', ')}, which it never needs.`,
      `Take that right away from its identity: ${ROLES}`,
    );
  }
  if (now.getTime() - newest.probedAt.getTime() > STALE_MS) {
    return check(null, `${found}, and not since: as intended then.`, 'See whether the function app runs.');
  }
  const untried = newest.unknown.length === 0 ? '' : ` Not tried: ${newest.unknown.join('; ')}.`;
  return check(true, `${found}: it can do what it needs, and change or remove nothing else.${untried}`);
}
