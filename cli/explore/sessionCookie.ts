/** The cookie of one running server: its port is in the name, since cookies do not tell the ports of a machine apart. */
export function cookieName(port: number): string {
  return `audit-explore-${port}`;
}

/** `Set-Cookie` until the browser ends: no script reads it, and no other site's page makes the browser send it. */
export function setCookie(port: number, value: string): string {
  return `${cookieName(port)}=${value}; Path=/; HttpOnly; SameSite=Strict`;
}

/** The value that a browser sends of it. */
export function sentCookie(port: number, header: string | undefined): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === cookieName(port)) return value;
  }
  return undefined;
}
