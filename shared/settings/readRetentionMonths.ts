import { z } from 'zod';
import { givenVariables } from './givenVariables';
import { parseEnvironment } from './parseEnvironment';
import { pollEnvironment } from './pollEnvironment';

const retentionEnvironment = z.object({ RETENTION_MONTHS: pollEnvironment.shape.RETENTION_MONTHS });

/**
 * How many whole months are kept beside the current one, for commands that write records but do not poll.
 * @returns undefined: all
 * @throws SettingsFault where RETENTION_MONTHS is no number of months
 */
export function readRetentionMonths(env: NodeJS.ProcessEnv): number | undefined {
  const { RETENTION_MONTHS: months } = parseEnvironment(retentionEnvironment, givenVariables(env));
  return months === undefined ? undefined : Number(months);
}
