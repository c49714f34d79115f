import { type PipelinePolicy, RestError } from '@azure/core-rest-pipeline';

/**
 * Refuses a success that is a web page: a proxy or a sign-in page answered in place of the store, which never sends one. The client takes
 * such an answer to a query for one without rows, and what is there would count as missing.
 */
export const foreignAnswerPolicy: PipelinePolicy = {
  name: 'foreignAnswer',
  async sendRequest(request, next) {
    const response = await next(request);
    const isPage = /^text\/html\b/i.test(response.headers.get('content-type') ?? '');
    if (isPage && response.status < 400) {
      throw new RestError('A web page came in place of an answer.', { code: 'a web page answered' });
    }
    return response;
  },
};
