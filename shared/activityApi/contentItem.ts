import { z } from 'zod';

const utcTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z?$/)
  .transform((text) => (text.endsWith('Z') ? text : `${text}Z`))
  .refine(isInCalendar);

// The store's DateTime begins here: a row with an earlier one would be refused.
const EARLIEST_MS = Date.UTC(1601, 0, 1);

const NO_EXPIRATION = '0001-01-01T00:00:00Z';

// Those seen have about 100 characters; the ledger keeps them in a text column.
const LONGEST_CONTENT_ID = 8_000;

/**
 * One entry of a listing: times are UTC with `Z`. contentUri is left out on purpose: it has been seen with another
 * host, tenant and plain http (elastic/integrations, sdh-beats#7627), so that addresses are built from contentId.
 */
export const contentItem = z.object({
  contentId: z.string().min(1).max(LONGEST_CONTENT_ID),
  // The listing was asked for one type: an entry need not say it again.
  contentType: z.string().catch(''),
  contentCreated: utcTime.refine((text) => Date.parse(text) >= EARLIEST_MS),
  // What is never after the creation stands for none: the ledger puts the documented 7 days in its place.
  contentExpiration: utcTime.catch(NO_EXPIRATION),
});

export type ContentItem = z.infer<typeof contentItem>;

/** A day that no month has and an hour 24 are moved on by Date.parse, and refused by the store. */
function isInCalendar(text: string): boolean {
  const timeMs = Date.parse(text);
  return !Number.isNaN(timeMs) && new Date(timeMs).toISOString().slice(0, 19) === text.slice(0, 19);
}
