/** How much a campaign does. */
export interface CampaignOptions {
  readonly seed: string;
  /** Records published. */
  readonly records: number;
  /** Moments at which something happens. */
  readonly moments: number;
}

/** What happened in a campaign. */
export interface CampaignReport {
  /** What was done to the poll, in numbers. */
  readonly injected: string;
  /** What is whole all the same. */
  readonly survived: string;
  /** What is not as promised; empty where the product stood it. */
  readonly faults: readonly string[];
}

/** A way to torment the poll. */
export interface Campaign {
  readonly name: string;
  run(options: CampaignOptions): Promise<CampaignReport>;
}
