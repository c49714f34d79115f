import { format } from 'node:util';
import { scrubbedText } from './scrubbedText';

const METHODS = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;

/**
 * Takes request addresses and people out of everything that libraries print: the host sends it all to telemetry, and the Azure SDK prints
 * each request where AZURE_LOG_LEVEL is set.
 * @param stderr where the SDK's logger prints
 */
export function scrubConsole(
  target: Pick<Console, (typeof METHODS)[number]>,
  stderr: Pick<NodeJS.WriteStream, 'write'>,
): void {
  for (const method of METHODS) {
    const print = target[method].bind(target);
    target[method] = (...args: unknown[]) => print(scrubbedText(format(...args)));
  }
  const write = stderr.write.bind(stderr);
  stderr.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    const done = rest.find((each): each is () => void => typeof each === 'function');
    return write(scrubbedText(text), done);
  };
}
