import type { PipelinePolicy } from '@azure/core-rest-pipeline';

// The service ends a request after 30 s itself (setting-timeouts-for-table-service-operations).
const REQUEST_TIMEOUT_MS = 35_000;

/**
 * Bounds every request: the client sets no bound of its own. Not by `request.timeout`, whose timer is cleared only by a reply, so that one
 * broken connection would keep the process open after its work is done.
 */
export const requestTimeoutPolicy: PipelinePolicy = {
  name: 'requestTimeout',
  sendRequest(request, next) {
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    const { abortSignal } = request;
    request.abortSignal =
      abortSignal instanceof AbortSignal ? AbortSignal.any([timeout, abortSignal]) : timeout;
    return next(request);
  },
};
