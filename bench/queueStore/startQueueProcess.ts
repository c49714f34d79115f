import { join } from 'node:path';
import { startServiceProcess } from '../startServiceProcess';

/** A queue service in a process of its own. */
export interface QueueProcess {
  readonly connectionString: string;
  stop(): Promise<void>;
}

/**
 * An empty queue service in a process of its own.
 * @param options.latencyMs how long every reply is held back
 */
export function startQueueProcess({ latencyMs = 0 }: { latencyMs?: number } = {}): Promise<QueueProcess> {
  return startServiceProcess([join(__dirname, 'main.js'), '--latency-ms', String(latencyMs)]);
}
