import { z } from 'zod';
import { ActivityApiFault } from './activityApiFault';

const UNTRUSTED = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

// By shape, not by class: a DOMException, as of an abort, is not everywhere an Error.
const thrown = z.object({
  name: z.string().catch('Error'),
  code: z.string().optional().catch(undefined),
});

/**
 * What the line did, as a fault: to be tried again, save where the other side's certificate is not trusted, which no
 * repetition mends. The cause keeps only name and code: the original holds the request with its token.
 */
export function transportFault(what: string, error: unknown): ActivityApiFault {
  const { name, code = name } = thrown.safeParse(error).data ?? { name: typeof error };
  const cause = new Error(code === name ? name : `${name}: ${code}`);
  if (UNTRUSTED.has(code)) {
    return new ActivityApiFault(`${what}: the service's certificate is not trusted (${code}).`, {
      decision: 'stop',
      code,
      fix: 'If a proxy of yours inspects this traffic, put its certificate authority into a file and its path into NODE_EXTRA_CA_CERTS.',
      cause,
    });
  }
  return new ActivityApiFault(`${what}: no answer from the service (${code}).`, {
    decision: 'retry',
    code,
    fix: 'If it lasts, check network, name resolution, firewall and proxy (HTTPS_PROXY); the next poll tries again.',
    cause,
  });
}
