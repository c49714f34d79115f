import { z } from 'zod';
import type { TableTruth } from '../test/chaos/tableTruth';
import type { TenantProcess } from './tenantProcess';

const record = z.object({
  id: z.string(),
  recordType: z.number(),
  creationTime: z.string(),
  sha256: z.string(),
  sizeBytes: z.number(),
  text: z.string().optional(),
  expected: z.enum(['stored', 'quarantined']),
  contentIds: z.array(z.string()),
});
const content = z.object({
  contentId: z.string(),
  contentType: z.string(),
  contentCreated: z.string(),
  contentExpiration: z.string(),
  sizeBytes: z.number(),
});

/** Everything a tenant in a process of its own has published. */
export async function tenantTruth(tenant: TenantProcess): Promise<TableTruth> {
  const [records, contents] = await Promise.all([tenant.ask('truth'), tenant.ask('contents')]);
  return {
    records: lines(records).map((line) => ({ text: undefined, ...record.parse(line) })),
    contents: lines(contents).map((line) => content.parse(line)),
  };
}

function lines(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}
