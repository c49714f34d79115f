import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What `az` answers to commands that begin so: JSON, a text as `--output tsv` gives it, or the error that it prints. */
export type AzAnswers = Readonly<
  Record<string, { readonly answer: unknown } | { readonly failed: string } | { readonly text: string }>
>;

/** The answer to a command line: that of the longest beginning that fits. */
export function answerTo(answers: AzAnswers, line: string): AzAnswers[string] | undefined {
  const [longest] = Object.keys(answers)
    .filter((start) => line.startsWith(start))
    .sort((a, b) => b.length - a.length);
  return longest === undefined ? undefined : answers[longest];
}

/** An `az` of our own on the disk. */
export interface FakeAz {
  /** Folder for PATH. */
  readonly folder: string;
  readonly command: string;
  answers(answers: AzAnswers): Promise<void>;
  /** Command lines so far. */
  asked(): Promise<readonly string[]>;
  remove(): Promise<void>;
}

const SCRIPT = `
const { appendFileSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const line = process.argv.slice(2).join(' ');
appendFileSync(join(__dirname, 'asked.txt'), line + '\\n');
const answers = JSON.parse(readFileSync(join(__dirname, 'answers.json'), 'utf8'));
const known = Object.keys(answers).filter((start) => line.startsWith(start)).sort((a, b) => b.length - a.length)[0];
if (known === undefined) {
  process.stderr.write('ERROR: no answer for: ' + line + '\\n');
  process.exit(2);
}
const { answer, failed, text } = answers[known];
if (failed !== undefined) {
  process.stderr.write('WARNING: something else\\nERROR: ' + failed + '\\nmore of it\\n');
  process.exit(1);
}
process.stdout.write(text ?? JSON.stringify(answer));
`;

/** Makes an executable `az` that answers as it is told and writes down what it was asked. */
export async function makeFakeAz(): Promise<FakeAz> {
  const folder = await mkdtemp(join(tmpdir(), 'fake-az-'));
  const command = join(folder, 'az');
  await writeFile(command, `#!${process.execPath}\n${SCRIPT}`);
  await chmod(command, 0o755);
  await writeFile(join(folder, 'asked.txt'), '');
  return {
    folder,
    command,
    answers: (answers) => writeFile(join(folder, 'answers.json'), JSON.stringify(answers)),
    asked: async () => (await readFile(join(folder, 'asked.txt'), 'utf8')).trimEnd().split('\n'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
