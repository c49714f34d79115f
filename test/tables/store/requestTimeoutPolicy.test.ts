import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import { requestTimeoutPolicy } from '../../../shared/tables/store/requestTimeoutPolicy';

const reply = async (request: ReturnType<typeof createPipelineRequest>) => ({
  ...{ status: 200, headers: createHttpHeaders(), request },
});

describe('requestTimeoutPolicy', () => {
  it('bounds a request by 35 seconds', async () => {
    const timeout = jest.spyOn(AbortSignal, 'timeout');
    const request = createPipelineRequest({ url: 'https://contoso' });
    await requestTimeoutPolicy.sendRequest(request, reply);
    expect(timeout).toHaveBeenCalledWith(35_000);
    expect(request.abortSignal).toBe(timeout.mock.results[0]?.value);
    timeout.mockRestore();
  });

  it("keeps the caller's own stop", async () => {
    const controller = new AbortController();
    const request = createPipelineRequest({ url: 'https://contoso', abortSignal: controller.signal });
    await requestTimeoutPolicy.sendRequest(request, reply);
    expect(request.abortSignal?.aborted).toBe(false);
    controller.abort();
    expect(request.abortSignal?.aborted).toBe(true);
  });
});
