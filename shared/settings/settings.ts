/** Everything a poll needs to know, checked once; what the variables mean stands in settingNames.ts. */
export interface Settings {
  /** GUID of the tenant whose audit trail is kept, lower case. */
  tenantId: string;
  /** GUID of the tenant that owns the client, lower case; stands as PublisherIdentifier on every request. */
  publisherId: string;
  /** In Microsoft's spelling, without repeats, at least one. */
  contentTypes: readonly string[];
  signIn: SignInSettings;
  activityApi: ActivityApiSettings;
  tables: TableSettings;
  /** Container of seal heads, without trailing slash; undefined: none. */
  sealHeadsUrl: string | undefined;
  /** NCRONTAB expression, 5 or 6 fields, UTC. */
  pollSchedule: string;
  /** `queue`: the poll lists and hands content to a queue, whose workers fetch it. */
  ingestMode: 'inline' | 'queue';
  /** Where that queue is; undefined: none is set. With `queue` there is always one. */
  queues: QueueSettings | undefined;
  /** Undefined: every month is kept. */
  retentionMonths: number | undefined;
}

/** How the app signs in to the Activity API; never used for tables. */
export type SignInSettings =
  | { kind: 'clientSecret'; clientId: string; clientSecret: string }
  | { kind: 'clientCertificate'; clientId: string; pem: string }
  | { kind: 'clientCertificateFile'; clientId: string; path: string }
  | { kind: 'managedIdentity'; managedIdentityClientId?: string }
  | { kind: 'federatedManagedIdentity'; clientId: string; managedIdentityClientId?: string };

/** Host, token scope and sign-in authority of one cloud, or of a simulated tenant. */
export interface ActivityApiSettings {
  /** Origin without trailing slash, `https://manage.office.com`. */
  host: string;
  /** `{host}/.default`. */
  scope: string;
  /** Origin without trailing slash, `https://login.microsoftonline.com`. */
  authorityHost: string;
  /** What a managed identity's token must be made out to, to stand in for an app registration's secret. */
  federationAudience: string;
  /** True where host or authority is not Microsoft's own. */
  isSimulated: boolean;
  disableInstanceDiscovery: boolean;
}

/** Where the tables are and how to get in. */
export type TableSettings = { prefix: string } & (
  | { kind: 'connectionString'; connectionString: string }
  | { kind: 'endpoint'; endpoint: string; managedIdentityClientId?: string }
);

/** Where the queue is and how to get in. */
export type QueueSettings =
  | { kind: 'connectionString'; connectionString: string }
  | { kind: 'endpoint'; endpoint: string; managedIdentityClientId?: string };
