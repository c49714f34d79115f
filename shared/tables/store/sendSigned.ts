import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
  type PipelineResponse,
} from '@azure/core-rest-pipeline';
import type { TableClient } from '@azure/data-tables';
import type { StoreOptions } from './tableStore';

// The version that @azure/data-tables 13 speaks.
const SERVICE_VERSION = '2019-02-02';

let sharedHttpClient: HttpClient | undefined;

/** A request of our own making to the account of a table client. */
export interface OwnRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/**
 * Sends a request through the table client's own pipeline, which signs it.
 * @returns the answer, whatever its status
 * @throws RestError where no answer came
 */
export function sendSigned(
  client: TableClient,
  { headers, ...request }: OwnRequest,
  { abortSignal }: StoreOptions,
): Promise<PipelineResponse> {
  sharedHttpClient ??= createDefaultHttpClient();
  return client.pipeline.sendRequest(
    sharedHttpClient,
    createPipelineRequest({
      ...request,
      headers: createHttpHeaders({ 'x-ms-version': SERVICE_VERSION, ...headers }),
      // Whether a connection string without https may be used is the settings' decision.
      allowInsecureConnection: true,
      ...(abortSignal && { abortSignal }),
    }),
  );
}
