import { z } from 'zod';
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
