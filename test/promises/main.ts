import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { copySources } from './copySources';
import { type Mutation, mutations } from './mutations';
import { staleMutations } from './staleMutations';
import { createWitness } from './witness';

const USAGE = `Takes one rule after the other out of a copy of the sources and says whether tests or fault campaigns notice.

  --only TEXT   mutations whose promise or rule contains this
`;

const root = resolve(__dirname, '../../..');

function main(): void {
  const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) return void process.stdout.write(USAGE);
  const { only = '' } = values;
  const chosen = mutations.filter(({ promise, rule }) => `${promise} ${rule}`.includes(only));
  // A mutation that changes nothing any more proves nothing: sources have moved, and the list must follow.
  const stale = staleMutations(root, mutations);
  for (const line of stale) process.stdout.write(`STALE        ${line}\n`);
  const survivors = stale.length === 0 ? tryAll(chosen) : chosen.length;
  process.stdout.write(`${chosen.length - survivors} noticed, ${survivors} not\n`);
  process.exitCode = survivors === 0 && chosen.length > 0 ? 0 : 1;
}

/** @returns how many nobody noticed */
function tryAll(chosen: readonly Mutation[]): number {
  const copy = mkdtempSync(join(tmpdir(), 'promises-'));
  let survivors = 0;
  try {
    copySources(root, copy);
    const witness = createWitness(root, copy);
    for (const mutation of chosen) {
      const verdict = witness(mutation);
      if (verdict !== 'noticed') survivors += 1;
      process.stdout.write(`${verdict.padEnd(12)} ${mutation.promise.padEnd(12)} ${mutation.rule}\n`);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  return survivors;
}

main();
