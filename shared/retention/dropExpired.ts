import { OperatorFault } from '../faults/operatorFault';
import { readRetentionMonths } from '../settings/readRetentionMonths';
import type { Clock } from '../time/clock';
import { dropMonths } from './dropMonths';
import type { MonthTables } from './droppableMonths';
import { firstUndroppableMonth } from './droppableMonths';
import { firstKeptMonth } from './firstKeptMonth';
import { openRetention } from './openRetention';

/**
 * Drops every month that RETENTION_MONTHS no longer keeps.
 * @returns the months dropped
 * @throws OperatorFault where RETENTION_MONTHS is not set: nothing is ever dropped by default
 */
export async function dropExpired(
  env: NodeJS.ProcessEnv,
  { clock, random, abortSignal }: { clock: Clock; random: () => number; abortSignal: AbortSignal },
): Promise<MonthTables[]> {
  const retentionMonths = readRetentionMonths(env);
  if (retentionMonths === undefined) {
    throw new OperatorFault(
      'RETENTION_MONTHS is not set, so that every month is kept and none is dropped.',
      'Set RETENTION_MONTHS (parameter retentionMonths of the deployment), or take this app away (dropsExpiredMonths false).',
    );
  }
  const now = clock.now();
  // One month kept is still in its time of rest at the beginning of the next.
  const before = [firstKeptMonth(now, retentionMonths), firstUndroppableMonth(now)].sort()[0] ?? '';
  return dropMonths(openRetention(env, { clock, random }), before, { abortSignal });
}
