import { z } from 'zod';

/** A claim check on one content blob: its key in the ledger and nothing else. What it is and what became of it stands there. */
export interface ContentClaim {
  /** Name of the ledger's table: of several tenants it tells which. */
  readonly table: string;
  readonly partitionKey: string;
  readonly rowKey: string;
}

// Keys of a table have at most 1,024 characters, its name 63 (understanding-the-table-service-data-model).
const claim = z.strictObject({
  table: z.string().min(1).max(63),
  partitionKey: z.string().min(1).max(1_024),
  rowKey: z.string().min(1).max(1_024),
});

/** A claim as the text of a message: JSON in base64, as the Functions host expects it. */
export function claimText({ table, partitionKey, rowKey }: ContentClaim): string {
  return Buffer.from(JSON.stringify({ table, partitionKey, rowKey })).toString('base64');
}

/**
 * A message as a claim.
 * @param message the text of one, or what the Functions host has made of it: the decoded text, or the object
 * @returns undefined where it is none: anybody may put anything into a queue
 */
export function claimOf(message: unknown): ContentClaim | undefined {
  return claim.safeParse(typeof message === 'string' ? decoded(message) : message).data;
}

function decoded(text: string): unknown {
  return json(text) ?? json(Buffer.from(text, 'base64').toString());
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
