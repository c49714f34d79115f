import { once } from 'node:events';
import type { WriteStream } from 'node:tty';
import type { Output } from './output';

/** Prints to a stream of this process, no faster than the reader reads. */
export function streamOutput(
  stream: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY'>>,
): Output & { /** Resolves once all is out. */ end(): Promise<void> } {
  return {
    isTerminal: stream.isTTY === true,
    async write(text) {
      if (!stream.write(text)) await once(stream, 'drain');
    },
    end: () => new Promise((resolve) => stream.write('', () => resolve())),
  };
}
