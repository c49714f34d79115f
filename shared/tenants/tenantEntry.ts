import { z } from 'zod';

const text = z.string().trim().min(1);

/** What an entry of TENANTS may say, and the variable that it stands for with one tenant. Ids and addresses, never a secret. */
export const ENTRY_VARIABLES = {
  tenantId: 'AZURE_TENANT_ID',
  clientId: 'AZURE_CLIENT_ID',
  publisherId: 'PUBLISHER_ID',
  cloud: 'M365_CLOUD',
  contentTypes: 'CONTENT_TYPES',
  tablesEndpoint: 'TABLES_ENDPOINT',
  tablePrefix: 'TABLE_PREFIX',
  retentionMonths: 'RETENTION_MONTHS',
  sealHeadsUrl: 'SEAL_HEADS_URL',
  activityApiUrl: 'ACTIVITY_API_URL',
  authorityHost: 'AZURE_AUTHORITY_HOST',
} as const;

/** One tenant of several. Values are checked with the settings they stand for, so that a wrong one stops this tenant alone. */
export const tenantEntry = z.strictObject({
  /** For `--tenant`, logs and alerts. */
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,29}$/),
  tenantId: text,
  clientId: text.optional(),
  publisherId: text.optional(),
  cloud: text.optional(),
  contentTypes: z.union([text, z.array(text).min(1)]).optional(),
  tablesEndpoint: text.optional(),
  tablePrefix: text.optional(),
  retentionMonths: z.number().int().nonnegative().optional(),
  sealHeadsUrl: text.optional(),
  activityApiUrl: text.optional(),
  authorityHost: text.optional(),
});

export type TenantEntry = z.infer<typeof tenantEntry>;
