import type { IncomingMessage } from 'node:http';
import { explorePages } from '../../../cli/explore/explorePages';
import { gapWith, memoryTables } from '../../query/memoryTables';
import { recordText, storeRecords } from '../../query/tablesWithRecords';
import { startServer } from './server';

export const NOW = '2026-11-20T12:00:00Z';

/** Pages over tables in memory that hold some records, covered since 2026-11-01 but for a gap; and a way to ask for a page's HTML. */
export async function exploredTables(records: readonly Record<string, unknown>[]) {
  const tables = memoryTables(NOW);
  await tables.coverage.update('Audit.Exchange', () => ({
    coveredFrom: new Date('2026-11-01T00:00:00Z'),
    listedTo: new Date('2026-11-20T11:55:00Z'),
    coveredTo: new Date('2026-11-20T11:55:00Z'),
    lastPollAt: new Date('2026-11-20T11:55:00Z'),
  }));
  await tables.coverage.open(
    gapWith({ from: new Date('2026-11-12T00:00:00Z'), to: new Date('2026-11-13T00:00:00Z') }),
  );
  if (records.length > 0) await storeRecords(tables, records.map(recordText));
  const server = await startServer(explorePages(tables));
  const cookie = await server.enter();
  async function get(
    path: string,
  ): Promise<{ status: number; headers: IncomingMessage['headers']; body: string }> {
    return server.send(path, { headers: { Cookie: cookie } });
  }
  /** An address for a browser of its own: somebody opens the used one again, and is given a new one. */
  async function newAddress(): Promise<string> {
    const { search } = new URL(server.addresses[0]?.address ?? '');
    await server.send(`/${search}`);
    return server.addresses.at(-1)?.address ?? '';
  }
  return { ...tables, server, get, newAddress, stop: server.stop };
}
