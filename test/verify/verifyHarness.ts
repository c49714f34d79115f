import { TableClient, type TableEntity } from '@azure/data-tables';
import { openVerify } from '../../shared/verify/openVerify';
import { type VerifyOptions, verify } from '../../shared/verify/verify';
import type { VerifyResult } from '../../shared/verify/verifyResult';
import type { Azurite } from '../azurite/startAzurite';
import { type PollHarness, startPollHarness } from '../ingest/pollHarness';
import type { TenantOptions } from '../tenant/tenant';

/** A tenant that is polled into Azurite, a verification of it, and somebody who changes rows by hand. */
export interface VerifyHarness extends PollHarness {
  verify(options?: VerifyOptions): Promise<VerifyResult>;
  /** Changes a row past the product, as whoever holds the account key can. */
  edit(table: string, row: TableEntity): Promise<void>;
  remove(table: string, partitionKey: string, rowKey: string): Promise<void>;
}

/** Time is moved and not slept, so that the request budget takes no time. */
export async function startVerifyHarness(
  azurite: Azurite,
  options: TenantOptions = {},
): Promise<VerifyHarness> {
  const harness = await startPollHarness(azurite, { isHurried: true, ...options });
  const env = {
    ...harness.tenant.environment(),
    TABLES_CONNECTION_STRING: azurite.connectionString,
    TABLE_PREFIX: harness.names.prefix,
  };
  const client = (table: string) =>
    TableClient.fromConnectionString(azurite.connectionString, table, { allowInsecureConnection: true });
  return {
    ...harness,
    verify: (options) => verify(openVerify(env, { clock: harness.clock, random: () => 0.5 }), options),
    async edit(table, row) {
      await client(table).updateEntity(row, 'Merge');
    },
    async remove(table, partitionKey, rowKey) {
      await client(table).deleteEntity(partitionKey, rowKey);
    },
  };
}
