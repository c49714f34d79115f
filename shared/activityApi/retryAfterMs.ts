/**
 * Reads a Retry-After header: whole seconds, or an HTTP date (RFC 9110, 10.2.3).
 * @param now the service's time, where its Date header gave it
 * @returns milliseconds from now on, never below 0; undefined where the header is missing or unreadable
 */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) {
    return Number(text) * 1000;
  }
  const at = /GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}
