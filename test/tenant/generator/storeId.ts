/** A store id: base64 with the `/`, `+` and `=` that table keys cannot hold. */
export function storeId(start: string, hex: string): string {
  return `${start}${Buffer.from(hex, 'hex').toString('base64').replace(/A/g, '/').replace(/B/g, '+')}AAAJ=`;
}
