import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../packageRoot';
import type { Counts } from './countPoll';

const file = () => join(packageRoot(), 'bench/counts/expected.json');

/** The counts that were accepted the last time. */
export async function readExpectedCounts(): Promise<Counts> {
  return z.record(z.string(), z.number()).parse(JSON.parse(await readFile(file(), 'utf8')));
}

/** Accepts counts: whoever reviews the change sees what has become more or less. */
export async function writeExpectedCounts(counted: Counts): Promise<void> {
  await writeFile(file(), `${JSON.stringify(counted, null, 2)}\n`);
}
