import { mostUsers } from './capacity';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** The list of docs/capacity.md: which limit is met first, by users of one tenant, rounded down to a thousand. */
export function limitLines(): string {
  const thousands = (share: Parameters<typeof mostUsers>[0]) =>
    whole.format(Math.floor(mostUsers(share) / 1_000) * 1_000);
  return [
    `- ${thousands('shareOfCosmosPartition')} users: a type and day no longer fits a logical partition of Azure Cosmos DB for Table.`,
    `- ${thousands('shareOfInstance')} users: one instance no longer keeps up with the peak.`,
    `- ${thousands('shareOfAccount')} users: one storage account no longer takes the peak.`,
    `- ${thousands('shareOfPartition')} users: the busiest type of a day no longer fits what one partition takes, even spread over the day.`,
    `- ${thousands('shareOfApi')} users: the baseline of the API's quota no longer gives all blobs at the peak.`,
    '',
  ].join('\n');
}
