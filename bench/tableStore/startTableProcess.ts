import { join } from 'node:path';
import { startServiceProcess } from '../startServiceProcess';
import type { ServiceCounts } from './tableService';
import { takeCounts } from './takeCounts';

/** A table service in a process of its own. */
export interface TableProcess {
  readonly connectionString: string;
  /** What was asked of it since this was last called. */
  takeCounts(): Promise<ServiceCounts>;
  stop(): Promise<void>;
}

/**
 * Empty tables in a process of their own, so that they take neither time nor memory from what is measured.
 * @param options.isForgetful records and index rows are answered for and not kept
 * @param options.latencyMs how long every reply is held back
 */
export async function startTableProcess({
  isForgetful = false,
  latencyMs = 0,
}: {
  isForgetful?: boolean;
  latencyMs?: number;
} = {}): Promise<TableProcess> {
  const args = ['--max-old-space-size=6000', join(__dirname, 'main.js'), '--latency-ms', String(latencyMs)];
  if (isForgetful) args.push('--forgetful');
  const { firstLine: connectionString, stop } = await startServiceProcess(args);
  return { connectionString, stop, takeCounts: () => takeCounts(connectionString) };
}
