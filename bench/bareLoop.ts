import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { TableClient, type TransactionAction } from '@azure/data-tables';
import { z } from 'zod';

const ROWS_A_TRANSACTION = 100;
const PARALLEL = 8;

const row = z.looseObject({ partitionKey: z.string(), rowKey: z.string() });
const tables = z.array(z.object({ name: z.string(), partitions: z.array(z.array(row)) }));

/**
 * Submits entities that were built beforehand, and nothing else. Prints as JSON how many milliseconds submitting took, and what the whole
 * process took of processors, reading the entities left out.
 */
async function main([file = '', connectionString = '']: readonly string[]): Promise<void> {
  const beforeMs = cpuMs();
  const partitions = tables
    .parse(deserialize(readFileSync(file)))
    .flatMap(({ name, partitions: ofTable }) => {
      const client = TableClient.fromConnectionString(connectionString, name, {
        allowInsecureConnection: true,
        retryOptions: { maxRetries: 0 },
      });
      return ofTable.map((rows) => ({ client, transactions: inTransactions(rows) }));
    });
  const readingMs = cpuMs() - beforeMs;
  for (const client of new Set(partitions.map((partition) => partition.client))) await client.createTable();
  const startedAt = performance.now();
  const left = partitions.values();
  const worker = async () => {
    for (const { client, transactions } of left) {
      for (const transaction of transactions) await client.submitTransaction(transaction);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  const durationMs = performance.now() - startedAt;
  process.stdout.write(JSON.stringify({ durationMs, cpuMs: cpuMs() - readingMs }));
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function inTransactions(rows: readonly z.infer<typeof row>[]): TransactionAction[][] {
  const transactions: TransactionAction[][] = [];
  for (let start = 0; start < rows.length; start += ROWS_A_TRANSACTION) {
    const part = rows.slice(start, start + ROWS_A_TRANSACTION);
    transactions.push(part.map((entity) => ['create', entity]));
  }
  return transactions;
}

void main(process.argv.slice(2));
