import { z } from 'zod';
import type { AdjustableClock } from '../adjustableClock';
import type { FaultSettings } from '../faults/faultSettings';
import { faultSettings } from '../faults/faultSettings';
import { familyNames } from '../generator/recordFamilies';
import { publishGenerated } from '../publishGenerated';
import type { PublishedContent, Tenant } from '../tenant';

const time = z.coerce.date();
const placing = z.object({
  contentType: z.string().exactOptional(),
  contentCreated: time.exactOptional(),
  contentExpiration: time.exactOptional(),
  contentId: z.string().exactOptional(),
});
const generated = z.object({
  seed: z.union([z.string(), z.number()]),
  count: z.number().int().positive(),
  from: time.exactOptional(),
  to: time.exactOptional(),
  mix: z.partialRecord(z.enum(familyNames), z.number()).exactOptional(),
  people: z.number().int().positive().exactOptional(),
  recordsPerBlob: z.number().int().positive().exactOptional(),
  contentType: z.string().exactOptional(),
  delayMs: z.number().exactOptional(),
  streamed: z.boolean().exactOptional(),
});
const posted = z.union([
  z.object({ generate: generated }),
  placing.extend({ records: z.array(z.string()) }),
  placing.extend({ base64: z.base64() }),
]);

/** `{generate}`, `{records: [JSON texts]}` or `{base64: bytes of a blob}`. @returns the content published */
export function publishPosted(tenant: Tenant, body: unknown): readonly PublishedContent[] {
  const content = posted.parse(body);
  if ('generate' in content) {
    return publishGenerated(tenant, content.generate);
  }
  if ('records' in content) {
    const { records, ...options } = content;
    return [tenant.publish(records, options)];
  }
  const { base64, ...options } = content;
  return [tenant.publish(Buffer.from(base64, 'base64'), options)];
}

/** `{contentId, contentCreated?}` of a blob published before. */
export function republishPosted(tenant: Tenant, body: unknown): PublishedContent {
  const { contentId, ...options } = z
    .object({ contentId: z.string(), contentCreated: time.exactOptional() })
    .parse(body);
  return tenant.republish(contentId, options);
}

/** Switches the faults named in the body; null puts one back to its default. @returns all of them */
export function changeFaults(tenant: Tenant, body: unknown): FaultSettings {
  const change = Object.entries(z.record(z.string(), z.unknown()).parse(body));
  const named = Object.fromEntries(change.map(([name, value]) => [name, value ?? undefined]));
  tenant.faults.set(faultSettings.parse({ ...tenant.faults.current, ...named }));
  return tenant.faults.current;
}

/** `{advanceMs}` or `{now}`. Throws a RangeError where the tenant runs on a clock that cannot be moved. */
export function changeClock(
  tenant: Tenant,
  clock: AdjustableClock | undefined,
  body: unknown,
): { now: string } {
  if (clock === undefined) throw new RangeError('This tenant runs on a clock of its owner.');
  const change = z.union([z.object({ advanceMs: z.number() }), z.object({ now: time })]).parse(body);
  if ('now' in change) clock.set(change.now);
  else clock.advance(change.advanceMs);
  return { now: tenant.clock.now().toISOString() };
}
