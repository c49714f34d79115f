import { z } from 'zod';

/** One entry of subscriptions/list. Microsoft's own sample has an entry without status: unknown, not disabled. */
export const subscription = z.object({
  contentType: z.string().min(1),
  status: z.string().optional().catch(undefined),
});

export type Subscription = z.infer<typeof subscription>;
