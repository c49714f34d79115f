import { randomBytes, randomUUID } from 'node:crypto';
import type { Application } from './application';

/** What a token of this tenant stands for. */
export interface IssuedToken {
  readonly clientId: string;
  readonly tenantId: string;
  readonly audience: string;
  readonly roles: readonly string[];
  readonly expiresMs: number;
  /** Requests made with it so far, for the fault that revokes a token in the middle of a poll. */
  uses: number;
}

/** Issues bearer tokens that look like Entra ID's and knows its own again; the signature is noise that nobody checks. */
export class AccessTokenStore {
  readonly #tokens = new Map<string, IssuedToken>();

  /** @returns a JWT with aud, tid, appid, roles, iat, nbf and exp, valid for `lifetimeS` seconds from `now` */
  issue(
    application: Application,
    grant: { tenantId: string; audience: string; issuer: string; now: Date; lifetimeS: number },
  ): string {
    this.#forgetExpired(grant.now);
    const issuedS = Math.floor(grant.now.getTime() / 1000);
    const token = [
      encode({ typ: 'JWT', alg: 'RS256', x5t: 'simulated', kid: 'simulated' }),
      encode({
        aud: grant.audience,
        iss: grant.issuer,
        iat: issuedS,
        nbf: issuedS,
        exp: issuedS + grant.lifetimeS,
        appid: application.clientId,
        appidacr: application.certificates.length > 0 ? '2' : '1',
        idtyp: 'app',
        oid: randomUUID(),
        roles: application.roles,
        tid: grant.tenantId,
        uti: randomBytes(16).toString('base64url'),
        ver: '1.0',
      }),
      randomBytes(256).toString('base64url'),
    ].join('.');
    this.#tokens.set(token, {
      clientId: application.clientId,
      tenantId: grant.tenantId,
      audience: grant.audience,
      roles: application.roles,
      expiresMs: (issuedS + grant.lifetimeS) * 1000,
      uses: 0,
    });
    return token;
  }

  /** @returns the token behind an Authorization header, or undefined where it is none of ours or has expired */
  recognise(authorization: string | undefined, now: Date): IssuedToken | undefined {
    const [, token] = /^Bearer (.+)$/i.exec(authorization ?? '') ?? [];
    const issued = token === undefined ? undefined : this.#tokens.get(token);
    return issued !== undefined && now.getTime() < issued.expiresMs ? issued : undefined;
  }

  #forgetExpired(now: Date): void {
    for (const [token, issued] of this.#tokens)
      if (issued.expiresMs < now.getTime()) this.#tokens.delete(token);
  }
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
