import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import { TableClient } from '@azure/data-tables';
import { decideOnStorageFault } from '../../../shared/tables/store/decideOnStorageFault';
import { foreignAnswerPolicy } from '../../../shared/tables/store/foreignAnswerPolicy';

function answering(status: number, contentType: string) {
  return async (request: ReturnType<typeof createPipelineRequest>) => ({
    ...{ request, status, headers: createHttpHeaders({ 'Content-Type': contentType }) },
    bodyAsText: '<html>Please sign in</html>',
  });
}

describe('foreignAnswerPolicy', () => {
  it('does not let a web page pass for a query without rows', async () => {
    const client = new TableClient('https://contoso', 'T', {
      httpClient: { sendRequest: answering(200, 'text/html; charset=utf-8') },
      additionalPolicies: [{ policy: foreignAnswerPolicy, position: 'perRetry' }],
      retryOptions: { maxRetries: 0 },
    });
    const error = await client
      .listEntities()
      .byPage()
      .next()
      .catch((thrown: unknown) => thrown);
    expect(decideOnStorageFault(error)).toMatchObject({
      decision: 'unreachable',
      code: 'a web page answered',
    });
  });

  it.each([
    [200, 'application/json;odata=minimalmetadata'],
    [503, 'text/html'],
  ])('passes on %i of %s', async (status, contentType) => {
    const request = createPipelineRequest({ url: 'https://contoso' });
    const next = answering(status, contentType);
    await expect(foreignAnswerPolicy.sendRequest(request, next)).resolves.toMatchObject({ status });
  });
});
