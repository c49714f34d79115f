import { randomBytes } from 'node:crypto';
import type { ReadableTables } from '../../shared/query/readableTables';
import type { CommandContext } from '../commandContext';
import { explainError } from '../output/explainError';
import { explorePages } from './explorePages';
import { serveExplore } from './serveExplore';

/**
 * Serves the pages over some tables until they are stopped, and says on stderr what a person at the terminal must know.
 * @param port 0: a free one
 * @returns the address that opens them, once
 * @throws OperatorFault where the port cannot be had
 */
export async function startExplore(
  tables: ReadableTables,
  { port }: { port: number },
  { clock, err }: Pick<CommandContext, 'clock' | 'err'>,
): Promise<{ readonly address: string; stop(): Promise<void> }> {
  let first = '';
  const { stop } = await serveExplore(explorePages({ ...tables, clock }), {
    port,
    randomBytes,
    clock,
    onAddress(address, why) {
      if (why === 'first') first = address;
      else void err.write(`${USED_AGAIN}\n\n  ${address}\n\n`);
    },
    onFault: (error) => void err.write(explainError(error)),
  });
  return { address: first, stop };
}

const USED_AGAIN =
  '\nThe address was opened once more. It opens once, in one browser. If that was you, here is a new one, which closes the browser\nbefore it out; if not, press Ctrl-C:';
