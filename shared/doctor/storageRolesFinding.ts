import type { TokenCredential } from '@azure/identity';
import { errorText } from '../signIn/errorText';
import { openArm } from './arm';
import type { Finding } from './finding';
import { notChecked } from './notChecked';
import { storageRoles } from './storageRoles';
import { storageRolesCheck } from './storageRolesCheck';

const PUBLIC_ACCOUNT = /^https:\/\/([a-z0-9]{3,24})\.table\.core\.windows\.net$/i;
const NAME = 'role assignments';
// Shorter than an examination may take: this one is for information.
const LONGEST_MS = 6_000;

/**
 * Who may harm the evidence by role. Where Azure cannot be asked, that is said and is no failure: whoever reads tables need not be
 * allowed to see who else may.
 * @param endpoint of Table Storage
 */
export async function storageRolesFinding(
  endpoint: string,
  credential: () => TokenCredential,
  options: { abortSignal: AbortSignal },
  open: typeof openArm = openArm,
): Promise<Finding> {
  const accountName = PUBLIC_ACCOUNT.exec(endpoint)?.[1];
  if (accountName === undefined) {
    return { checks: [notChecked(NAME, `${endpoint} is no storage account of the Azure public cloud`)] };
  }
  const limit = AbortSignal.timeout(LONGEST_MS);
  const abortSignal = AbortSignal.any([options.abortSignal, limit]);
  try {
    return {
      checks: [storageRolesCheck(await storageRoles(open(credential()), accountName, { abortSignal }))],
    };
  } catch (error) {
    options.abortSignal.throwIfAborted();
    if (limit.aborted) return { checks: [notChecked(NAME, 'Azure gave no answer in time')] };
    const code = /\b(ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|AADSTS\d+)\b/.exec(errorText(error))?.[0];
    const why = code === undefined ? 'nobody is signed in with az login' : `Azure cannot be asked (${code})`;
    return { checks: [notChecked(NAME, why)] };
  }
}
