import { z } from 'zod';

/** How much a campaign does. */
export interface CampaignSize {
  /** Records published. */
  readonly records: number;
  /** Moments at which something happens: kills, stops, polls. */
  readonly moments: number;
}

/** How the poll works: it fetches what it lists, or workers do. */
export const ingestMode = z.enum(['inline', 'queue']);
export type IngestMode = z.infer<typeof ingestMode>;

export interface CampaignOptions extends CampaignSize {
  /** Default: inline. */
  readonly ingestMode?: IngestMode | undefined;
  /** The same seed draws the same records, moments and faults. */
  readonly seed: string;
}

/** What happened in a campaign. */
export const campaignReport = z.object({
  /** Records published and looked for, byte by byte. */
  records: z.number(),
  /** What was done to the poll: how often, by kind, counted where it was done. */
  injected: z.record(z.string(), z.number()),
  /** What is whole all the same. */
  survived: z.string(),
  /** What is not as promised; empty where the product stood it. */
  faults: z.array(z.string()),
});
export type CampaignReport = z.infer<typeof campaignReport>;

/** A way to torment the poll. */
export interface Campaign {
  readonly name: string;
  /** How much it does as a test, and in `npm run chaos`. */
  readonly short: CampaignSize;
  readonly long: CampaignSize;
  run(options: CampaignOptions): Promise<CampaignReport>;
}
