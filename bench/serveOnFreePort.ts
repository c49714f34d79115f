import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A running server of this process. */
export interface ServedHttp {
  readonly port: number;
  stop(): Promise<void>;
}

/** Serves HTTP on a free port of 127.0.0.1. @param respond answers a request; what it throws is a 500 */
export async function serveOnFreePort(
  respond: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<ServedHttp> {
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
