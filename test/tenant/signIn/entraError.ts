import type { Reply } from '../reply';
import { reply } from '../reply';

interface EntraFault {
  readonly status: number;
  readonly error: string;
  readonly text: string;
}

/** The sign-in errors that an operator meets, worded as Entra ID words them (learn.microsoft.com, AADSTS error codes). */
const faults: Readonly<Record<number, EntraFault>> = {
  7000215: {
    status: 401,
    error: 'invalid_client',
    text: 'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.',
  },
  7000222: {
    status: 401,
    error: 'invalid_client',
    text: 'The provided client secret keys are expired. Create new keys for your app.',
  },
  700016: {
    status: 400,
    error: 'unauthorized_client',
    text: 'Application was not found in the directory. You may have sent your authentication request to the wrong tenant.',
  },
  90002: {
    status: 400,
    error: 'invalid_request',
    text: 'Tenant not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.',
  },
  500011: {
    status: 400,
    error: 'invalid_resource',
    text: 'The resource principal was not found in the tenant. This can happen if the application has not been installed by the administrator of the tenant.',
  },
  700027: {
    status: 401,
    error: 'invalid_client',
    text: 'The certificate with identifier used to sign the client assertion is not registered on application, or its signature is not valid.',
  },
  700024: {
    status: 401,
    error: 'invalid_client',
    text: 'Client assertion is not within its valid time range.',
  },
  700023: {
    status: 401,
    error: 'invalid_client',
    text: 'Client assertion audience claim does not match Realm issuer.',
  },
  53003: {
    status: 400,
    error: 'invalid_grant',
    text: 'Access has been blocked by Conditional Access policies.',
  },
  70003: {
    status: 400,
    error: 'unsupported_grant_type',
    text: 'The app requested an unsupported grant type.',
  },
  90014: {
    status: 400,
    error: 'invalid_request',
    text: 'The required field is missing from the credential.',
  },
  900144: {
    status: 400,
    error: 'invalid_request',
    text: "The request body must contain the following parameter: 'scope' or 'resource'.",
  },
};

/**
 * The reply of the token endpoint when it refuses.
 * @param code the number after `AADSTS`; one that is not in the table is answered as `invalid_request`
 * @param now the server's time, for the time stamps of the reply
 */
export function entraError(code: number, now: Date, traceId: string): Reply {
  const fault = faults[code] ?? { status: 400, error: 'invalid_request', text: 'The request is not valid.' };
  const timestamp = now.toISOString().replace('T', ' ').replace(/\.\d+/, '');
  return reply(fault.status, {
    error: fault.error,
    error_description: `AADSTS${code}: ${fault.text} Trace ID: ${traceId} Correlation ID: ${traceId} Timestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    trace_id: traceId,
    correlation_id: traceId,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  });
}
