import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { OperatorFault } from '../../shared/faults/operatorFault';

const systemError = z.object({ code: z.string() });

/**
 * Writes a page to a file, over what may be there.
 * @throws OperatorFault where that cannot be
 */
export async function writePage(file: string, html: string): Promise<void> {
  try {
    await writeFile(file, html);
  } catch (error) {
    const { data } = systemError.safeParse(error);
    throw new OperatorFault(
      `The page could not be written to ${file} (${data?.code ?? 'unknown reason'}).`,
      'Name a file in a folder that exists and that you may write to.',
      { cause: error },
    );
  }
}
