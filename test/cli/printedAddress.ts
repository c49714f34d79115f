import type { ChildProcess } from 'node:child_process';

/** Waits for the address that a command prints, whole, on stdout or stderr. */
export function printedAddress({ stdout, stderr }: ChildProcess): Promise<string> {
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
