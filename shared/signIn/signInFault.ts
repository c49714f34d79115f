import { OperatorFault } from '../faults/operatorFault';
import { type Advice, entraAdvice } from './entraAdvice';
import { errorText } from './errorText';

const UNREACHABLE =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|TimeoutError|network_error|endpoints_resolution_error|openid_config_error|REQUEST_SEND_ERROR)\b/;
const UNTRUSTED =
  /\b(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|CERT_HAS_EXPIRED|ERR_TLS_CERT_ALTNAME_INVALID|self-signed certificate|unable to verify the first certificate)/;

/**
 * Turns what a credential threw into two lines for a person: what is wrong, and what to do.
 * Neither they nor the cause hold a secret, an assertion or a token: of the original only its name and known code stay.
 * @param authorityHost the sign-in host that was asked, @param scope what the token was to be for
 */
export function signInFault(
  error: unknown,
  { authorityHost, scope }: { authorityHost: string; scope: string },
): OperatorFault {
  if (error instanceof OperatorFault) {
    return error;
  }
  const text = errorText(error);
  const code = /AADSTS\d+/.exec(text)?.[0];
  const advice = code === undefined ? transportAdvice(text, authorityHost) : entraAdvice(code, scope);
  const name = error instanceof Error ? error.name : typeof error;
  const trace = code ?? UNTRUSTED.exec(text)?.[0] ?? UNREACHABLE.exec(text)?.[0];
  return new OperatorFault(advice.what, advice.fix, {
    cause: new Error(trace === undefined ? name : `${name}: ${trace}`),
  });
}

function transportAdvice(text: string, authorityHost: string): Advice {
  if (/ManagedIdentityCredential|managed_identity|ManagedIdentityError/i.test(text)) {
    return {
      what: 'The managed identity gives no token.',
      fix: 'Check that the identity is assigned to this app and that MANAGED_IDENTITY_CLIENT_ID is its client ID. Outside Azure, or for an app registration, set AZURE_CLIENT_ID and AZURE_CLIENT_SECRET or a certificate.',
    };
  }
  if (UNTRUSTED.test(text)) {
    return {
      what: `The certificate of the sign-in host ${authorityHost} is not trusted.`,
      fix: 'If a proxy of yours inspects this traffic, put its certificate authority into a file and its path into NODE_EXTRA_CA_CERTS.',
    };
  }
  if (/ENOENT|EACCES|EISDIR/.test(text)) {
    return {
      what: 'The certificate file cannot be read.',
      fix: 'Check AZURE_CLIENT_CERTIFICATE_PATH and the rights on that file.',
    };
  }
  if (/PEM|asymmetric key|PEM_read|DECODER|private key/i.test(text)) {
    return {
      what: 'The certificate holds no usable certificate and private key.',
      fix: 'Give a PEM file with the certificate and its private key, the key without password.',
    };
  }
  if (UNREACHABLE.test(text)) {
    return {
      what: `The sign-in host ${authorityHost} cannot be reached.`,
      fix: 'Check network, name resolution, firewall and proxy (HTTPS_PROXY) for that host; the next poll tries again.',
    };
  }
  return {
    what: `Sign-in at ${authorityHost} failed for a reason that is not known to this app.`,
    fix: "Look at the app's entry under Entra admin center, Sign-in logs, Service principal sign-ins; the next poll tries again.",
  };
}
