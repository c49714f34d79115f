import { z } from 'zod';

const claims = z.object({
  aud: z.string().optional(),
  tid: z.string().optional(),
  roles: z.array(z.string()).default([]),
  /** Seconds since 1970, UTC. */
  exp: z.number().optional(),
});

export type TokenClaims = z.infer<typeof claims>;

/**
 * Reads what an access token says about itself, for a diagnosis; its signature is not checked.
 * @returns undefined where the token is no readable JWT, which is no fault: its form is the service's own affair
 */
export function tokenClaims(token: string): TokenClaims | undefined {
  const payload = token.split('.')[1] ?? '';
  try {
    return claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}
