import {
  createDefaultHttpClient,
  createEmptyPipeline,
  createPipelineRequest,
  proxyPolicy,
} from '@azure/core-rest-pipeline';
import type { Clock } from '../time/clock';

/** What a host answers to somebody without any credential. */
export interface HostAnswer {
  readonly status: number;
  readonly body: string;
  /** The host's clock minus this machine's, from its Date (whole seconds); undefined without one. */
  readonly clockSkewMs: number | undefined;
}

/**
 * Asks a host without a credential: whether it can be reached, and what time it has.
 * @throws what the transport throws where no answer comes
 */
export async function askHost(
  url: string,
  { clock, abortSignal }: { clock: Clock; abortSignal: AbortSignal },
): Promise<HostAnswer> {
  const pipeline = createEmptyPipeline();
  pipeline.addPolicy(proxyPolicy());
  // Whether an address without https may be used is the settings' decision.
  const request = createPipelineRequest({ url, abortSignal, allowInsecureConnection: true });
  const { status, bodyAsText, headers } = await pipeline.sendRequest(createDefaultHttpClient(), request);
  const serviceMs = Date.parse(headers.get('date') ?? '');
  return {
    status,
    body: bodyAsText ?? '',
    clockSkewMs: Number.isNaN(serviceMs) ? undefined : serviceMs - clock.now().getTime(),
  };
}
