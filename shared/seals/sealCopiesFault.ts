import { OperatorFault } from '../faults/operatorFault';

const REFUSED = new Set([
  '403',
  'AuthorizationFailure',
  'AuthorizationPermissionMismatch',
  'InsufficientAccountPermissions',
  'PublicAccessNotPermitted',
]);
const MISSING = new Set(['404', 'ContainerNotFound', 'ResourceNotFound']);

/** Says what is wrong with the container of seal heads and what to do. @param code of the service or of the connection */
export function sealCopiesFault(code: string, place: string, cause?: unknown): OperatorFault {
  const options = cause === undefined ? {} : { cause };
  if (REFUSED.has(code))
    return new OperatorFault(
      `The container of seal heads ${place} refuses this identity (${code}).`,
      'Give it the right there: to the app the role "Exchange audit: create seal heads" (deploy infra/ again), to a person who checks Storage Blob Data Reader. It counts after some minutes.',
      options,
    );
  if (MISSING.has(code))
    return new OperatorFault(
      `There is no container of seal heads at ${place} (${code}).`,
      'Deploy infra/ again, which makes it, or correct SEAL_HEADS_URL.',
      options,
    );
  return new OperatorFault(
    `The container of seal heads ${place} cannot be used (${code}).`,
    'Check SEAL_HEADS_URL, the network and the firewall of the storage account; on a workstation sign in with `az login`.',
    options,
  );
}
