import {
  createDefaultHttpClient,
  createEmptyPipeline,
  createPipelineRequest,
  proxyPolicy,
} from '@azure/core-rest-pipeline';

/**
 * Asks the sign-in host what it knows about the tenant, without any credential. MSAL says endpoints_resolution_error
 * alike for an unknown tenant, a host out of reach and a certificate that is not trusted; this tells them apart.
 * @returns an Error with the host's answer, such as its AADSTS code, or with the transport's code; undefined where
 *   the host answers properly
 */
export async function askSignInHost(
  { authorityHost, tenantId }: { authorityHost: string; tenantId: string },
  { abortSignal }: { abortSignal?: AbortSignal } = {},
): Promise<Error | undefined> {
  const pipeline = createEmptyPipeline();
  pipeline.addPolicy(proxyPolicy());
  const request = createPipelineRequest({
    url: `${authorityHost}/${tenantId}/v2.0/.well-known/openid-configuration`,
    ...(abortSignal ? { abortSignal } : {}),
  });
  try {
    const { status, bodyAsText } = await pipeline.sendRequest(createDefaultHttpClient(), request);
    return status === 200 ? undefined : new Error(`HTTP ${status}: ${bodyAsText}`);
  } catch (error) {
    return new Error('The sign-in host did not answer.', { cause: error });
  }
}
