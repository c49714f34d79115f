import { z } from 'zod';
import { campaignReport, ingestMode } from './campaign';

/** One campaign with one seed. */
export const chaosJob = z.object({
  campaign: z.string(),
  seed: z.string(),
  records: z.number(),
  moments: z.number(),
  ingestMode: ingestMode.default('inline'),
});
export type ChaosJob = z.infer<typeof chaosJob>;

/** A job that has been done: what a line of the results file holds. */
export const chaosResult = chaosJob.extend({ seconds: z.number(), report: campaignReport });
export type ChaosResult = z.infer<typeof chaosResult>;
