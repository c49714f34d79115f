import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  type HttpClient,
  isRestError,
  type PipelineRequest,
  type PipelineResponse,
} from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/identity';
import { requestTimeoutPolicy } from '../tables/store/requestTimeoutPolicy';
import type { StoreOptions } from '../tables/store/tableStore';
import { listedBlobs } from './listedBlobs';
import { sealBlobName, sealHeadOfBlobName } from './sealBlobName';
import type { SealCopies } from './sealCopies';
import { sealCopiesFault } from './sealCopiesFault';
import { type SealHead, sealHeadsText } from './sealHeads';

const SCOPE = 'https://storage.azure.com/.default';
const SERVICE_VERSION = '2021-12-02';
// What a blob of that name being there is answered with: to who may overwrite, to who may only create, and under locked retention.
const EXISTS = new Set(['BlobAlreadyExists', 'UnauthorizedBlobOverwrite', 'BlobImmutableDueToPolicy']);

/**
 * Copies of seal heads as blobs in a container of Azure Storage. Needs `blobs/add/action` to write and `blobs/read` to read, each alone.
 * @param url of the container, `https://ACCOUNT.blob.core.windows.net/seal-heads`
 * @param options.prefix of the tables
 */
export function blobSealCopies(
  url: string,
  {
    prefix,
    credential,
    httpClient = createDefaultHttpClient(),
  }: { prefix: string; credential: TokenCredential; httpClient?: HttpClient },
): SealCopies {
  // Once more and no oftener: a copy that is owed is written by a later poll, and this one has an end to keep.
  const pipeline = createPipelineFromOptions({ retryOptions: { maxRetries: 1 } });
  pipeline.addPolicy(requestTimeoutPolicy, { phase: 'Retry' });
  pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: SCOPE }), { phase: 'Sign' });

  async function send(
    request: Pick<PipelineRequest, 'method' | 'url'> & Partial<PipelineRequest>,
    { abortSignal }: StoreOptions,
  ) {
    const sent = createPipelineRequest({ ...request, ...(abortSignal ? { abortSignal } : {}) });
    sent.headers.set('x-ms-version', SERVICE_VERSION);
    try {
      return await pipeline.sendRequest(httpClient, sent);
    } catch (error) {
      abortSignal?.throwIfAborted();
      throw sealCopiesFault(isRestError(error) ? (error.code ?? error.name) : errorName(error), url, error);
    }
  }

  return {
    place: url,

    async put(head, options = {}) {
      const answer = await send(
        {
          method: 'PUT',
          url: `${url}/${sealBlobName(head, prefix)}`,
          body: sealHeadsText([head]),
          headers: createHttpHeaders({
            'x-ms-blob-type': 'BlockBlob',
            'if-none-match': '*',
            'content-type': 'text/plain',
          }),
        },
        options,
      );
      if (answer.status === 201 || EXISTS.has(codeOf(answer))) return;
      throw sealCopiesFault(codeOf(answer), url);
    },

    async *list(options = {}): AsyncGenerator<SealHead> {
      for (let marker = ''; ; ) {
        const query = new URLSearchParams({ restype: 'container', comp: 'list', prefix: `${prefix}/` });
        if (marker !== '') query.set('marker', marker);
        const answer = await send({ method: 'GET', url: `${url}?${query}` }, options);
        if (answer.status !== 200) throw sealCopiesFault(codeOf(answer), url);
        const page = await listedBlobs(answer.bodyAsText ?? '').catch((error: unknown) => {
          throw sealCopiesFault('an answer that is no listing', url, error);
        });
        for (const name of page.names) {
          const head = sealHeadOfBlobName(name, prefix);
          if (head) yield head;
        }
        if (page.nextMarker === '') return;
        marker = page.nextMarker;
      }
    },
  };
}

function codeOf({ headers, status }: PipelineResponse): string {
  return headers.get('x-ms-error-code') ?? String(status);
}

function errorName(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
