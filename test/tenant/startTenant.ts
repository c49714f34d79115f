import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../shared/time/clock';
import type { AdjustableClock } from './adjustableClock';
import { createAdjustableClock } from './adjustableClock';
import { ContentStore } from './content/contentStore';
import { Truth } from './content/truth';
import { describeContent } from './describeContent';
import { FaultSwitchboard } from './faults/faultSwitchboard';
import { findContentType } from './feed/contentTypes';
import { SubscriptionBook } from './feed/subscriptionBook';
import { closeHttps, listenHttps } from './httpsServer';
import { publishContent } from './publishContent';
import { createRandom } from './random';
import { republishContent } from './republishContent';
import { RequestQuota } from './requestQuota';
import { createServerCertificate } from './serverCertificate';
import { serveTenant } from './serveTenant';
import { AccessTokenStore } from './signIn/accessTokenStore';
import type { Application } from './signIn/application';
import { startStranger } from './strangerServer';
import type { Tenant, TenantOptions } from './tenant';
import type { TenantState } from './tenantState';
import { serverNow } from './tenantState';

/**
 * Starts the simulated tenant on 127.0.0.1: Entra ID's sign-in endpoints and the Activity API on one HTTPS server,
 * and a second server that is nobody's, for redirects to lead to.
 */
export async function startTenant(options: TenantOptions = {}): Promise<Tenant> {
  const { clock = createAdjustableClock() } = options;
  const state = createState(options, clock);
  const certificate = await createServerCertificate();
  const stranger = await startStranger(certificate, ({ path, sawAuthorization }) => {
    if (!sawAuthorization) return;
    const at = serverNow(state).toISOString();
    state.violations.push({ kind: 'tokenSentElsewhere', operation: 'stranger', path, at });
  });
  const { clientId = 'c1e0a000-0000-4000-a000-000000000002' } = options;
  const application: Application = {
    clientId,
    secret: options.clientSecret ?? 'simulated-secret',
    ...(options.clientSecretExpires && { secretExpires: options.clientSecretExpires }),
    certificates: options.clientCertificates ?? [],
    roles: options.roles ?? ['ActivityFeed.Read', 'ActivityFeed.ReadDlp'],
  };
  state.applications.set(clientId.toLowerCase(), application);
  for (const type of options.subscribed ?? []) {
    const contentType = findContentType(type);
    if (contentType === undefined) throw new RangeError(`${type} is no content type.`);
    state.subscriptions.start(clientId, contentType, serverNow(state));
  }

  let certificateFolder: string | undefined;
  const tenant: Tenant = {
    get url() {
      return state.url;
    },
    tenantId: state.tenantId,
    clientId,
    clock: state.clock,
    certificatePem: certificate.certificatePem,
    faults: state.faults,
    truth: state.truth,
    requests: state.requests,
    violations: state.violations,
    strangerRequests: stranger.visits,
    *contents() {
      for (const content of state.contents.all()) yield describeContent(content);
    },
    publish: (content, publishOptions) => publishContent(state, content, publishOptions),
    republish: (contentId, publishOptions) => republishContent(state, contentId, publishOptions),
    collectedSpans: (contentType) => state.subscriptions.spans(clientId, contentType),
    disableSubscription: (contentType) => state.subscriptions.disable(contentType, serverNow(state)),
    registerApplication: (registered) =>
      void state.applications.set(registered.clientId.toLowerCase(), registered),
    async writeCertificate(folder) {
      await mkdir(folder, { recursive: true });
      const path = join(folder, 'tenant-certificate.pem');
      await writeFile(path, certificate.certificatePem);
      return path;
    },
    environment() {
      certificateFolder ??= mkdtempSync(join(tmpdir(), 'simulated-tenant-'));
      const certificatePath = join(certificateFolder, 'tenant-certificate.pem');
      writeFileSync(certificatePath, certificate.certificatePem);
      return {
        AZURE_TENANT_ID: state.tenantId,
        AZURE_CLIENT_ID: clientId,
        AZURE_CLIENT_SECRET: application.secret,
        ACTIVITY_API_URL: state.url,
        AZURE_AUTHORITY_HOST: state.url,
        NODE_EXTRA_CA_CERTS: certificatePath,
      };
    },
    async stop() {
      await Promise.all([closeHttps(server), closeHttps(stranger.server)]);
      if (certificateFolder !== undefined) rmSync(certificateFolder, { recursive: true, force: true });
    },
  };
  const { server, url } = await listenHttps(certificate, {
    port: options.port ?? 0,
    onRequest: serveTenant({ tenant, adjustableClock: isAdjustable(clock) ? clock : undefined }, state),
  });
  state.url = url;
  state.strangerUrl = stranger.url;
  return tenant;
}

function createState(options: TenantOptions, clock: Clock): TenantState {
  const seed = options.seed ?? 1;
  return {
    tenantId: options.tenantId ?? '7e4a47a0-0000-4000-a000-000000000001',
    domain: 'contoso.onmicrosoft.com',
    clock,
    random: createRandom(seed, 'tenant'),
    applications: new Map(),
    tokens: new AccessTokenStore(),
    tokenLifetimeS: options.tokenLifetimeS ?? 3599,
    subscriptions: new SubscriptionBook(),
    contents: new ContentStore(),
    truth: new Truth(),
    faults: new FaultSwitchboard(createRandom(seed, 'faults')),
    quota: new RequestQuota(options.requestsPerMinute ?? 2000),
    pageSize: options.pageSize ?? 200,
    latencyMs: options.latencyMs ?? 0,
    requests: {},
    violations: [],
    url: '',
    strangerUrl: '',
  };
}

function isAdjustable(clock: Clock): clock is AdjustableClock {
  return 'advance' in clock && 'set' in clock;
}
