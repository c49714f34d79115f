import {
  createDefaultHttpClient,
  createEmptyPipeline,
  createPipelineRequest,
  proxyPolicy,
} from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/identity';

const HOST = 'https://management.azure.com';
const SCOPE = 'https://management.azure.com/.default';

/** A question to Azure Resource Manager. */
export interface ArmRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly path: string;
  readonly body?: unknown;
}

/** Azure Resource Manager in the public cloud, to be read. */
export interface Arm {
  /** @returns status and parsed answer; undefined where it is no JSON */
  ask(
    request: ArmRequest,
    options: { abortSignal: AbortSignal },
  ): Promise<{ readonly status: number; readonly answer: unknown }>;
}

/** @param host for tests */
export function openArm(credential: TokenCredential, host = HOST): Arm {
  const pipeline = createEmptyPipeline();
  pipeline.addPolicy(proxyPolicy());
  return {
    async ask({ method, path, body }, { abortSignal }) {
      const token = await credential.getToken(SCOPE, { abortSignal });
      const request = createPipelineRequest({
        url: `${host}${path}`,
        method,
        abortSignal,
        allowInsecureConnection: host !== HOST,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      request.headers.set('authorization', `Bearer ${token?.token ?? ''}`);
      request.headers.set('content-type', 'application/json');
      const { status, bodyAsText } = await pipeline.sendRequest(createDefaultHttpClient(), request);
      return { status, answer: parsed(bodyAsText ?? '') };
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
