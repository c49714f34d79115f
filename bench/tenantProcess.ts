import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { startServiceProcess } from './startServiceProcess';

const ready = z.object({
  url: z.string(),
  environment: z.record(z.string(), z.string()),
  certificatePath: z.string(),
});

/** The simulated tenant as a process of its own, so that it takes neither time nor memory from what is measured. */
export interface TenantProcess {
  /** What a poll needs to work with it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Asks its control API. @param body none: a GET */
  ask(route: string, body?: unknown): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts it empty.
 * @param options.latencyMs how long every reply is held back
 * @param options.requestsPerMinute its quota. Default: that which is documented
 */
export async function startTenantProcess({
  latencyMs = 0,
  requestsPerMinute,
}: {
  latencyMs?: number;
  requestsPerMinute?: number;
} = {}): Promise<TenantProcess> {
  const script = join(__dirname, '..', 'test', 'tenant', 'main.js');
  const args = ['--max-old-space-size=6000', script, '--latency-ms', String(latencyMs)];
  if (requestsPerMinute !== undefined) args.push('--requests-per-minute', String(requestsPerMinute));
  const { firstLine, stop } = await startServiceProcess(args);
  const { url, environment, certificatePath } = ready.parse(JSON.parse(firstLine));
  const agent = new Agent({ keepAlive: true, ca: await readFile(certificatePath) });

  async function ask(route: string, body?: unknown): Promise<string> {
    const sent = request(new URL(`/_tenant/${route}`, url), {
      agent,
      method: body === undefined ? 'GET' : 'POST',
    });
    sent.end(body === undefined ? undefined : JSON.stringify(body));
    const [reply] = await once(sent, 'response');
    const answer = await text(reply);
    if (reply.statusCode !== 200)
      throw new Error(`the tenant answered ${reply.statusCode} to ${route}: ${answer}`);
    return answer;
  }

  return {
    environment,
    ask,
    async stop() {
      agent.destroy();
      await stop();
    },
  };
}
