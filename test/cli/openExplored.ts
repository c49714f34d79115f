import type { ChildProcess } from 'node:child_process';
import { printedAddress } from './printedAddress';

/**
 * Waits for the address of the pages that a command serves, and opens it as a browser does: once, then without the token.
 * @returns what the first page is
 */
export async function openExplored(
  child: ChildProcess,
): Promise<{ status: number; body: string; address: string }> {
  const address = await printedAddress(child);
  const entry = await fetch(address, { redirect: 'manual' });
  const cookie = entry.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const page = await fetch(new URL(entry.headers.get('location') ?? '', address), { headers: { cookie } });
  return { status: page.status, body: await page.text(), address };
}
