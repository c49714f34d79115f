import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { z } from 'zod';
import { OperatorFault } from '../../shared/faults/operatorFault';
import type { Output } from './output';

const systemError = z.looseObject({ code: z.string().regex(/^E[A-Z]+$/) });
const BUFFER_UNITS = 256 * 1024;

/** A file that is there whole or not at all. */
export interface FileOutput extends Output {
  writeBytes(bytes: Uint8Array): Promise<void>;
  /** Puts it in its place, over what may be there. */
  keep(): Promise<void>;
  /** Leaves what is in its place as it is. Does nothing once the file is kept. */
  discard(): Promise<void>;
}

/**
 * Writes a file under another name in the same folder until it is kept: nobody takes half of an export for all of it.
 * @throws OperatorFault, also from the methods, where the file cannot be written
 */
export async function fileOutput(path: string): Promise<FileOutput> {
  const isElsewhere = await stat(path).then(
    (known) => !known.isFile() && !known.isDirectory(),
    () => false,
  );
  // A pipe or a device takes the bytes at once, and must not be replaced.
  const written = isElsewhere ? path : `${path}.${randomUUID().slice(0, 8)}.part`;
  let handle: FileHandle | undefined = await attempt(path, () => open(written, 'w'));
  let waiting: string[] = [];
  let units = 0;
  let isKept = false;
  const flush = async () => {
    const text = waiting.join('');
    [waiting, units] = [[], 0];
    if (text !== '') await attempt(path, async () => handle?.writeFile(text));
  };
  const close = async () => {
    const closing = handle;
    handle = undefined;
    await closing?.close();
  };
  return {
    isTerminal: false,
    async write(text) {
      waiting.push(text);
      units += text.length;
      if (units >= BUFFER_UNITS) await flush();
    },
    async writeBytes(bytes) {
      await flush();
      await attempt(path, async () => handle?.writeFile(bytes));
    },
    async keep() {
      await flush();
      await attempt(path, async () => {
        if (!isElsewhere) await handle?.sync();
        await close();
        if (!isElsewhere) await rename(written, path);
      });
      isKept = true;
    },
    async discard() {
      if (isKept) return;
      await close().catch(() => {});
      if (!isElsewhere) await rm(written, { force: true });
    },
  };
}

async function attempt<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = systemError.safeParse(error).data?.code;
    if (code === undefined) throw error;
    throw new OperatorFault(
      `The file ${path} could not be written (${code}).`,
      code === 'ENOSPC'
        ? 'Make room on the disk.'
        : 'Name a file in a folder that exists and that you may write to.',
      { cause: error },
    );
  }
}
