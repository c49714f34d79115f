import { z } from 'zod';

/** What a poll host is told: poll once. */
export const pollOrder = z.object({ deadlineMs: z.number().optional() });
export type PollOrder = z.infer<typeof pollOrder>;

/** What a poll host answers. */
export const pollResult = z.object({
  complete: z.boolean(),
  notes: z.array(z.string()),
  /** Why it could not work; missing where it ended well. */
  fault: z.string().optional(),
});
export type PollResult = z.infer<typeof pollResult>;
