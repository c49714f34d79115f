import type { StoreOptions } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import { answerLimits } from './answerLimits';
import type { OpenGap } from './openGaps';
import type { ReadableTables } from './readableTables';

/**
 * Open gaps in which records of a span may be missing (see {@link answerLimits}).
 * @param span of CreationTime, `to` not included; undefined: no bound
 * @returns oldest first
 */
export async function gapsWithin(
  tables: ReadableTables & { readonly clock: Clock },
  span: { from?: Date | undefined; to?: Date | undefined },
  options: StoreOptions = {},
): Promise<readonly OpenGap[]> {
  return (await answerLimits(tables, span, options)).gaps;
}
