/** One environment variable, for help and documentation. */
export interface SettingName {
  name: string;
  /** What it holds, as the end of "Set NAME to ...". */
  meaning: string;
  /** What counts when it is not set; undefined where it has to be set or simply stays out. */
  default?: string;
  /** True where the value must never be shown. */
  isSecret: boolean;
}

/** Every variable the product reads, in the order in which a person sets them. */
export const settingNames: readonly SettingName[] = [
  {
    name: 'AZURE_TENANT_ID',
    meaning: "the tenant's ID, a GUID (Entra admin center, Overview)",
    isSecret: false,
  },
  {
    name: 'TENANTS',
    meaning:
      'a JSON array with an entry for each of several tenants, in place of AZURE_TENANT_ID (docs/tenants.md)',
    isSecret: false,
  },
  {
    name: 'AZURE_CLIENT_ID',
    meaning: 'the application (client) ID of the app registration that reads the audit feed, a GUID',
    isSecret: false,
  },
  {
    name: 'AZURE_CLIENT_SECRET',
    meaning: "the value (not the ID) of that app registration's client secret",
    isSecret: true,
  },
  {
    name: 'AZURE_CLIENT_CERTIFICATE',
    meaning: 'certificate and private key as PEM text, in place of a secret',
    isSecret: true,
  },
  {
    name: 'AZURE_CLIENT_CERTIFICATE_PATH',
    meaning: 'the path of a PEM file with certificate and private key, in place of a secret',
    isSecret: false,
  },
  {
    name: 'MANAGED_IDENTITY_CLIENT_ID',
    meaning: "the client ID of the app's user-assigned managed identity, a GUID",
    isSecret: false,
  },
  {
    name: 'PUBLISHER_ID',
    meaning: 'the ID of the tenant in which the app registration lives, a GUID',
    default: 'AZURE_TENANT_ID',
    isSecret: false,
  },
  {
    name: 'M365_CLOUD',
    meaning: 'worldwide, gcc, gcchigh, dod or china',
    default: 'worldwide',
    isSecret: false,
  },
  {
    name: 'CONTENT_TYPES',
    meaning: 'the content types to keep, separated by commas',
    default: 'Audit.Exchange',
    isSecret: false,
  },
  {
    name: 'TABLES_ENDPOINT',
    meaning: 'the address of Table Storage, https://ACCOUNT.table.core.windows.net',
    isSecret: false,
  },
  {
    name: 'TABLES_CONNECTION_STRING',
    meaning: 'the connection string of Table Storage, in place of TABLES_ENDPOINT (local use)',
    isSecret: true,
  },
  {
    name: 'TABLE_PREFIX',
    meaning: 'the beginning of every table name',
    default: 'Audit',
    isSecret: false,
  },
  {
    name: 'SEAL_HEADS_URL',
    meaning: 'the container that seals are copied to, https://ACCOUNT.blob.core.windows.net/seal-heads',
    isSecret: false,
  },
  {
    name: 'POLL_SCHEDULE',
    meaning: 'when to poll, an NCRONTAB expression in UTC',
    default: '17 */5 * * * *',
    isSecret: false,
  },
  {
    name: 'INGEST_MODE',
    meaning: 'inline: one instance does the whole poll; queue: it lists, and any number of workers fetch',
    default: 'inline',
    isSecret: false,
  },
  {
    name: 'QUEUES_ENDPOINT',
    meaning: 'with queue, the address of Queue Storage, https://ACCOUNT.queue.core.windows.net',
    isSecret: false,
  },
  {
    name: 'QUEUES_CONNECTION_STRING',
    meaning: 'the connection string of Queue Storage, in place of QUEUES_ENDPOINT (local use)',
    default: 'TABLES_CONNECTION_STRING',
    isSecret: true,
  },
  {
    name: 'RETENTION_MONTHS',
    meaning: 'records older than so many months are not stored, a whole number',
    default: 'all',
    isSecret: false,
  },
  {
    name: 'ACTIVITY_API_URL',
    meaning: "a simulated tenant's address, https only, never in Azure",
    isSecret: false,
  },
  {
    name: 'AZURE_AUTHORITY_HOST',
    meaning: "a simulated tenant's sign-in address, https only, never in Azure",
    isSecret: false,
  },
];
