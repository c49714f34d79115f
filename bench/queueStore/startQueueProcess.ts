import { join } from 'node:path';
import { startServiceProcess } from '../startServiceProcess';
import type { ServedQueues } from './serveQueues';

/**
 * An empty queue service in a process of its own.
 * @param options.latencyMs how long every reply is held back
 */
export async function startQueueProcess({
  latencyMs = 0,
}: {
  latencyMs?: number;
} = {}): Promise<ServedQueues> {
  const args = [join(__dirname, 'main.js'), '--latency-ms', String(latencyMs)];
  const { firstLine: connectionString, stop } = await startServiceProcess(args);
  return { connectionString, stop };
}
