import { constants, verify, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { Application } from './application';

const header = z.object({
  alg: z.enum(['RS256', 'PS256']),
  x5t: z.string().optional(),
  'x5t#S256': z.string().optional(),
});
const claims = z.object({
  aud: z.string(),
  iss: z.string(),
  sub: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
});

/**
 * Checks a client assertion the way Entra ID does: thumbprint of a registered certificate, RS256 or PS256 signature, issuer = subject = client id, audience = token endpoint, time.
 * @param audiences the URLs that the assertion may be meant for
 * @returns undefined where it is good, else the AADSTS code
 */
export function verifyClientAssertion(
  assertion: string,
  application: Application,
  { audiences, now }: { audiences: readonly string[]; now: Date },
): number | undefined {
  const [headerPart = '', claimsPart = '', signaturePart = ''] = assertion.split('.');
  const parsedHeader = header.safeParse(decode(headerPart));
  const parsedClaims = claims.safeParse(decode(claimsPart));
  if (!parsedHeader.success || !parsedClaims.success) return 700027;

  const certificate = application.certificates
    .map((pem) => new X509Certificate(pem))
    .find((candidate) => hasThumbprint(candidate, parsedHeader.data));
  if (certificate === undefined) return 700027;

  const padding =
    parsedHeader.data.alg === 'PS256' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  const signed = verify(
    'sha256',
    Buffer.from(`${headerPart}.${claimsPart}`),
    { key: certificate.publicKey, padding },
    Buffer.from(signaturePart, 'base64url'),
  );
  const { iss, sub, aud, exp, nbf } = parsedClaims.data;
  if (!signed || iss !== application.clientId || sub !== application.clientId) return 700027;
  if (!audiences.includes(aud)) return 700023;
  // Entra ID allows five minutes between the clocks.
  const nowS = now.getTime() / 1000;
  return exp + 300 < nowS || (nbf !== undefined && nbf - 300 > nowS) ? 700024 : undefined;
}

function hasThumbprint(certificate: X509Certificate, given: z.infer<typeof header>): boolean {
  const sha256 = given['x5t#S256'];
  const [expected, presented] =
    sha256 === undefined ? [certificate.fingerprint, given.x5t] : [certificate.fingerprint256, sha256];
  return (
    presented !== undefined &&
    Buffer.from(presented, 'base64url').toString('hex') === expected.replaceAll(':', '').toLowerCase()
  );
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
