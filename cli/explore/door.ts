import { hash, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/** What came of a token: the value of the cookie to set; or it was good once, or never. */
export type Entry =
  | { readonly outcome: 'entered'; readonly cookie: string }
  | { readonly outcome: 'used' }
  | { readonly outcome: 'unknown' };

/**
 * Who may look: a token opens once and is swapped for the value of a cookie. A new token leaves the browser before it outside as soon as
 * it is used, so that there is never more than one inside.
 */
export class Door {
  readonly #secret: () => string;
  /** Not used yet. */
  #token: string | undefined;
  #usedTokens: string[] = [];
  #cookie: string | undefined;

  /** @param randomBytes from a cryptographically secure source */
  constructor(randomBytes: (size: number) => Buffer) {
    this.#secret = () => randomBytes(SECRET_BYTES).toString('base64url');
  }

  /** A token that has not been used: a new one where there is none. */
  token(): string {
    this.#token ??= this.#secret();
    return this.#token;
  }

  get hasUnusedToken(): boolean {
    return this.#token !== undefined;
  }

  enter(token: string): Entry {
    if (this.#token !== undefined && isSame(token, this.#token)) {
      this.#usedTokens.push(this.#token);
      this.#token = undefined;
      this.#cookie = this.#secret();
      return { outcome: 'entered', cookie: this.#cookie };
    }
    return { outcome: this.#usedTokens.some((used) => isSame(token, used)) ? 'used' : 'unknown' };
  }

  /** Whether a browser with this value of the cookie is inside. */
  admits(cookie: string | undefined): boolean {
    return cookie !== undefined && this.#cookie !== undefined && isSame(cookie, this.#cookie);
  }
}

/** Takes the same time wherever they differ, and whatever their lengths. */
function isSame(given: string, secret: string): boolean {
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', secret, 'buffer'));
}
