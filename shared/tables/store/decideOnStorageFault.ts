import { z } from 'zod';

/** What to do about an error of the Table service. */
export type StorageDecision =
  | 'conflict'
  | 'changed'
  | 'notFound'
  | 'tableMissing'
  | 'refused'
  | 'busy'
  | 'unreachable'
  | 'forbidden'
  | 'notSignedIn';

const faultShape = z.looseObject({
  name: z.string().optional(),
  statusCode: z.number().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  details: z
    .looseObject({
      errorCode: z.string().optional(),
      odataError: z.looseObject({ code: z.string().optional() }).optional(),
    })
    .optional()
    .catch(undefined),
});

const BY_CODE: Readonly<Record<string, StorageDecision>> = {
  EntityAlreadyExists: 'conflict',
  UpdateConditionNotSatisfied: 'changed',
  ConditionNotMet: 'changed',
  ResourceNotFound: 'notFound',
  EntityNotFound: 'notFound',
  TableNotFound: 'tableMissing',
  TableAlreadyExists: 'conflict',
  // A dropped table's name stays taken for about 40 seconds.
  TableBeingDeleted: 'busy',
  ServerBusy: 'busy',
  OperationTimedOut: 'busy',
  InternalError: 'busy',
  AccountBeingCreated: 'busy',
  AuthorizationFailure: 'forbidden',
  AuthorizationPermissionMismatch: 'forbidden',
  AuthenticationFailed: 'forbidden',
  InvalidAuthenticationInfo: 'forbidden',
  AccountIsDisabled: 'forbidden',
};

// Errors of @azure/identity: no request to the store was made.
const SIGN_IN_FAULT = /^(\w*AuthenticationError|CredentialUnavailableError|AuthenticationRequiredError)$/;

/** An error of the store in the product's terms. */
export interface StorageFault {
  readonly decision: StorageDecision;
  /** The service's code, else the status or transport code: never a message, which may hold keys. */
  readonly code: string;
  /** Which action of a transaction failed, where the service tells. */
  readonly index: number | undefined;
}

/**
 * The one place that maps what the Table service or the way to it answered to a decision.
 * The client reports a single call's code under `details` and a transaction's on the error itself, with the index of the failing
 * action at the start of the message (@azure/data-tables 13.3, two error shapes).
 * @returns undefined for an abort: that is no answer of the store
 */
export function decideOnStorageFault(error: unknown): StorageFault | undefined {
  const parsed = faultShape.safeParse(error);
  if (!parsed.success || parsed.data.name === 'AbortError') return undefined;
  const { name, statusCode, code, message, details } = parsed.data;
  if (name && SIGN_IN_FAULT.test(name)) return { decision: 'notSignedIn', code: name, index: undefined };
  // In a single call `code` is undefined; a transport code such as ECONNREFUSED comes without a status.
  const serviceCode =
    details?.odataError?.code ||
    details?.errorCode ||
    (statusCode === undefined ? undefined : code) ||
    undefined;
  const index = /^(\d+):/.exec(message ?? '')?.[1];
  return {
    decision: (serviceCode && BY_CODE[serviceCode]) || byStatus(statusCode, serviceCode),
    code: serviceCode ?? (statusCode === undefined ? (code ?? 'transport failure') : `HTTP ${statusCode}`),
    index: index === undefined ? undefined : Number(index),
  };
}

function byStatus(statusCode: number | undefined, serviceCode: string | undefined): StorageDecision {
  // A success that cannot be read is not the service's: somebody on the way answered, or cut the answer.
  if (statusCode === undefined || statusCode < 400) return 'unreachable';
  if (statusCode === 401 || statusCode === 403) return 'forbidden';
  if (statusCode === 404) return 'notFound';
  // A conflict that names another reason is no sign that a row exists.
  if (statusCode === 409) return serviceCode === undefined ? 'conflict' : 'busy';
  if (statusCode === 412) return 'changed';
  if (statusCode === 408 || statusCode === 429 || statusCode >= 500) return 'busy';
  return 'refused';
}
