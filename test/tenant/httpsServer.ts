import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ServerCertificate } from './serverCertificate';

const KEEP_ALIVE_MS = 60_000;

/** Listens on 127.0.0.1 only. @returns the server and its address without trailing slash */
export async function listenHttps(
  certificate: ServerCertificate,
  { port, onRequest }: { port: number; onRequest: RequestListener },
): Promise<{ server: Server; url: string }> {
  const { certificatePem: cert, privateKeyPem: key } = certificate;
  const server = createServer({ cert, key }, onRequest);
  // Longer than a caller pauses: one that asks just when its connection is closed would get no answer.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (!isAddress(address)) throw new Error('The server has no address.');
  return { server, url: `https://127.0.0.1:${address.port}` };
}

/** Ends at once, requests under way included. */
export async function closeHttps(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return address !== null && typeof address === 'object';
}
