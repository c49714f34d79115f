import type { Clock } from '../../shared/time/clock';
import type { PublishedRecord } from './content/publishedRecord';
import type { Truth } from './content/truth';
import type { FaultSwitchboard } from './faults/faultSwitchboard';
import type { Application } from './signIn/application';
import type { StrangerRequest } from './strangerServer';
import type { Violation } from './violations';

export interface TenantOptions {
  /** Port on 127.0.0.1; 0 or left out, any free one. */
  readonly port?: number;
  /** The service's clock; left out, the machine's. */
  readonly clock?: Clock;
  readonly seed?: string | number;
  readonly tenantId?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly clientSecretExpires?: Date;
  /** PEM certificates registered for the client. */
  readonly clientCertificates?: readonly string[];
  readonly roles?: readonly string[];
  /** Default 3599 s, as in Entra ID's replies. */
  readonly tokenLifetimeS?: number;
  /** Real time that every reply is held back. */
  readonly latencyMs?: number;
  /** Entries per page of a listing; default 200. */
  readonly pageSize?: number;
  /** Default 2,000, the documented baseline of a tenant. */
  readonly requestsPerMinute?: number;
  /** Content types the client is subscribed to from the start. */
  readonly subscribed?: readonly string[];
}

export interface PublishOptions {
  /** Default `Audit.Exchange`. */
  readonly contentType?: string;
  /** Default now; an earlier one is late content. */
  readonly contentCreated?: Date;
  /** Default 7 days after contentCreated. */
  readonly contentExpiration?: Date;
  readonly contentId?: string;
  /** For raw bytes: the records in them that count, with what must become of each. */
  readonly records?: readonly PublishedRecord[];
}

/** Records that are made while they are sent: a blob of any size in little memory. Each call must give the same ones. */
export interface StreamedRecords {
  records(): Iterable<PublishedRecord>;
}

export type RecordPublishable = readonly (string | PublishedRecord)[] | StreamedRecords;

export type Publishable = RecordPublishable | Uint8Array;

/** An entry as a listing gives it, and the size of the blob. */
export interface PublishedContent {
  readonly contentId: string;
  readonly contentType: string;
  readonly contentCreated: string;
  readonly contentExpiration: string;
  readonly sizeBytes: number;
}

/** The simulated Microsoft 365 tenant: sign-in, Activity API, ground truth and faults. */
export interface Tenant {
  readonly url: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clock: Clock;
  readonly certificatePem: string;
  readonly faults: FaultSwitchboard;
  readonly truth: Truth;
  /** Requests by operation: token, openIdConfiguration, listSubscriptions, startSubscription, listContent, fetchContent, .. */
  readonly requests: Readonly<Record<string, number>>;
  readonly violations: readonly Violation[];
  /** Requests to the host that is not the API's. */
  readonly strangerRequests: readonly StrangerRequest[];
  /** Everything published so far, in the order of contentCreated. */
  contents(): Iterable<PublishedContent>;
  /** Makes a blob available. Throws a RangeError where the contentId is taken. */
  publish(content: Publishable, options?: PublishOptions): PublishedContent;
  /** Delivers a blob's records again under another contentId. */
  republish(contentId: string, options?: PublishOptions): PublishedContent;
  /** When content of a type became available to the client: oldest first, the last one may still go on. */
  collectedSpans(contentType: string): readonly { readonly fromMs: number; readonly toMs: number }[];
  /** What an administrator does to all subscriptions of a type; a start revives them. */
  disableSubscription(contentType: string): void;
  /** Adds or replaces an app registration. */
  registerApplication(application: Application): void;
  /** Writes the certificate as `tenant-certificate.pem`. @returns its path */
  writeCertificate(folder: string): Promise<string>;
  /** The environment variables that a product process needs to work with this tenant. */
  environment(): Record<string, string>;
  stop(): Promise<void>;
}
