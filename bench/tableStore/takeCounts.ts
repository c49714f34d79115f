import { z } from 'zod';
import { COUNTS_PATH } from './serveTables';
import type { ServiceCounts } from './tableService';

const counts = z.object({ requests: z.number(), entitiesGiven: z.number(), entitiesScanned: z.number() });

/** What was asked of tables in another process since this was last called. */
export async function takeCounts(connectionString: string): Promise<ServiceCounts> {
  const endpoint = /TableEndpoint=([^;]+)/.exec(connectionString)?.[1] ?? '';
  return counts.parse(await (await fetch(new URL(COUNTS_PATH, endpoint))).json());
}
