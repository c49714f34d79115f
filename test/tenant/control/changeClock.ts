import { z } from 'zod';
import type { AdjustableClock } from '../adjustableClock';
import type { Tenant } from '../tenant';

/** `{advanceMs}` or `{now}`. Throws a RangeError where the tenant runs on a clock that cannot be moved. */
export function changeClock(
  tenant: Tenant,
  clock: AdjustableClock | undefined,
  body: unknown,
): { now: string } {
  if (clock === undefined) throw new RangeError('This tenant runs on a clock of its owner.');
  const change = z
    .union([z.object({ advanceMs: z.number() }), z.object({ now: z.coerce.date() })])
    .parse(body);
  if ('now' in change) clock.set(change.now);
  else clock.advance(change.advanceMs);
  return { now: tenant.clock.now().toISOString() };
}
