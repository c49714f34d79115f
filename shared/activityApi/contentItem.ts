import { z } from 'zod';

const utcTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z?$/)
  .transform((text) => (text.endsWith('Z') ? text : `${text}Z`))
  .refine((text) => !Number.isNaN(Date.parse(text)));

// Those seen have about 100 characters; the ledger keeps them in a text column.
const LONGEST_CONTENT_ID = 8_000;

/**
 * One entry of a listing: times are UTC with `Z`. contentUri is left out on purpose: it has been seen with another
 * host, tenant and plain http (elastic/integrations, sdh-beats#7627), so that addresses are built from contentId.
 */
export const contentItem = z.object({
  contentId: z.string().min(1).max(LONGEST_CONTENT_ID),
  contentType: z.string().min(1),
  contentCreated: utcTime,
  contentExpiration: utcTime,
});

export type ContentItem = z.infer<typeof contentItem>;
