import { errorText } from './errorText';

// A refusal (AADSTS...), a certificate, a wrong name: asking again gives the same answer.
const STAYS =
  /AADSTS\d+|certificate|CERT|ENOENT|EACCES|EISDIR|PEM|private key|ManagedIdentity|managed_identity|ENOTFOUND|ECONNREFUSED|endpoints_resolution_error|openid_config_error/i;

/**
 * Whether a failed sign-in is worth another try: the line broke, or the sign-in service answered with an error of its own or with
 * something that is no token reply. The identity client repeats some of these by itself, but not a cut reply.
 */
export function signInMayPass(error: unknown): boolean {
  return !STAYS.test(errorText(error));
}
