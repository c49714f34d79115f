import { join } from 'node:path';
import { type ServiceProcess, startServiceProcess } from '../startServiceProcess';

/**
 * An empty queue service in a process of its own.
 * @param options.latencyMs how long every reply is held back
 */
export function startQueueProcess({ latencyMs = 0 }: { latencyMs?: number } = {}): Promise<ServiceProcess> {
  return startServiceProcess([join(__dirname, 'main.js'), '--latency-ms', String(latencyMs)]);
}
