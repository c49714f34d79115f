import type { Server } from 'node:http';
import { listenHttps } from './httpsServer';
import type { ServerCertificate } from './serverCertificate';

/** A request that reached a host that is not the API's. */
export interface StrangerRequest {
  readonly path: string;
  /** Whether it carried the token along: the mistake this server is there to catch. */
  readonly sawAuthorization: boolean;
}

/**
 * A host that is none of the API's. Redirects and foreign contentUris lead here; it answers an empty list, so that
 * a client that follows them loses data without an error.
 */
export async function startStranger(
  certificate: ServerCertificate,
  onVisit: (visit: StrangerRequest) => void,
): Promise<{ server: Server; url: string; visits: readonly StrangerRequest[] }> {
  const visits: StrangerRequest[] = [];
  const { server, url } = await listenHttps(certificate, {
    port: 0,
    onRequest: (request, response) => {
      const path = new URL(request.url ?? '/', 'https://stranger').pathname;
      const visit = { path, sawAuthorization: request.headers.authorization !== undefined };
      visits.push(visit);
      onVisit(visit);
      response.setHeader('Content-Type', 'application/json').end('[]');
    },
  });
  return { server, url, visits };
}
