import { once } from 'node:events';
import type { Server } from 'node:http';

const LONGEST_IDLE_MS = 3_600_000;

/** Listens on a free port of 127.0.0.1. @returns the address without trailing slash, and a function that ends all connections */
export async function listenOn(server: Server): Promise<{ url: string; stop: () => Promise<void> }> {
  // Node closes what is idle after 5 s: a client that uses it just then is reset, a fault that nobody has injected.
  server.keepAliveTimeout = LONGEST_IDLE_MS;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('a TCP server has a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
