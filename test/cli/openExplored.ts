import type { ChildProcess } from 'node:child_process';

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

function printedAddress({ stdout, stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    for (const stream of [stdout, stderr]) {
      stream?.on('data', (chunk) => {
        printed += String(chunk);
        const [address] = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}(?=\s)/.exec(printed) ?? [];
        if (address) resolve(address);
      });
      stream?.once('close', () => reject(new Error(`No address was printed: ${printed}`)));
    }
  });
}
