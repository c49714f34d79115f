import { z } from 'zod';
import { OperatorFault } from '../faults/operatorFault';

const thrown = z.looseObject({
  name: z.string().catch('Error'),
  code: z.string().optional().catch(undefined),
  statusCode: z.number().optional().catch(undefined),
});

/** What the Queue service or the way to it answered, by its code: never a message, which may hold what was sent. */
export function queueErrorCode(error: unknown): string {
  const { name, code, statusCode } = thrown.parse(error ?? {});
  return code ?? (statusCode === undefined ? name : `HTTP ${statusCode}`);
}

const REFUSED = new Set([
  'AuthorizationFailure',
  'AuthorizationPermissionMismatch',
  'AuthenticationFailed',
  'InvalidAuthenticationInfo',
  'AccountIsDisabled',
  'HTTP 401',
  'HTTP 403',
]);
// Errors of @azure/identity: nobody was asked.
const SIGN_IN = /^(\w*AuthenticationError|CredentialUnavailableError|AuthenticationRequiredError)$/;

/**
 * Says what is wrong with the queue and what to do.
 * @param place the queue's address for a person, never with a query
 */
export function queueFault(error: unknown, place: string): OperatorFault {
  const code = queueErrorCode(error);
  const name = thrown.parse(error ?? {}).name;
  const options = { cause: error };
  const nothingIsLost = 'Nothing is lost: what is not stored stays listed.';
  if (SIGN_IN.test(name))
    return new OperatorFault(
      `There is nobody to sign in to the queue ${place} as (${name}).`,
      "On a workstation run `az login`. In Azure give the app a managed identity; where it is not the system's own, its client ID in MANAGED_IDENTITY_CLIENT_ID.",
      options,
    );
  if (REFUSED.has(code))
    return new OperatorFault(
      `The queue ${place} refuses access (${code}).`,
      `${nothingIsLost} Give this identity the role Storage Queue Data Contributor on that storage account, check the key in QUEUES_CONNECTION_STRING if one is used, and wait some minutes after a change.`,
      options,
    );
  if (code === 'QueueNotFound' || code === 'ResourceNotFound')
    return new OperatorFault(
      `There is no queue ${place} (${code}).`,
      `${nothingIsLost} Deploy infra/ again with fanOut, which makes it, or correct QUEUES_ENDPOINT.`,
      options,
    );
  return new OperatorFault(
    `The queue ${place} cannot be used (${code}).`,
    `${nothingIsLost} Check QUEUES_ENDPOINT or QUEUES_CONNECTION_STRING, the network, and the firewall of the storage account.`,
    options,
  );
}
