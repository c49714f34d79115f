import type { Command } from 'commander';
import { OperatorFault } from '../../shared/faults/operatorFault';
import { openVerify } from '../../shared/verify/openVerify';
import { verify } from '../../shared/verify/verify';
import type { VerifyRun } from '../../shared/verify/verifyRun';
import type { CommandContext } from '../commandContext';
import { limitArgument } from '../limitArgument';
import { count } from '../output/count';
import { jsonText } from '../output/jsonText';
import { withProgress } from '../output/progressLine';
import { utcText } from '../output/utcText';
import { verifyJson } from '../output/verifyJson';
import { verifyReport } from '../output/verifyReport';
import { queryTimeArgument } from '../queryTimeArgument';
import { runVerifySeal, type VerifySealOptions } from './verifySeal';

const STOP_NOTE = 'The same command goes on from here within 24 hours.\n';
const BEGIN_NOTE = 'Stopped too early to keep anything: the same command begins anew.\n';

interface VerifyCommandOptions extends VerifySealOptions {
  seal?: true;
  sample?: number;
  repair?: true;
  restart?: true;
}

const SEAL_EXCLUDES = ['sample', 'repair', 'restart'] as const;
const SEAL_ONLY = ['heads', 'writeHeads'] as const;

/** `verify`: what Microsoft still serves against what the tables hold; with `--seal`, stored days against their seals. */
export function addVerifyCommand(program: Command, context: CommandContext): void {
  const time = (isEnd: boolean) => (typed: string) =>
    queryTimeArgument(typed, { now: context.clock.now(), isEnd });
  const command: Command = program
    .command('verify')
    .description('fetch again what Microsoft still serves (7 days) and compare it with the tables')
    .option('--from <time>', 'made available not before: 2026-11-01, 2026-11-01T12:00, -2d, -6h', time(false))
    .option('--to <time>', 'made available before this time; a day means through its end', time(true))
    .option('--sample <n>', 'only so many content blobs, drawn evenly', limitArgument)
    .option('--repair', 'write what the tables lack; nothing that stands there is changed')
    .option('--restart', 'begin anew where an earlier run was stopped')
    .option('--seal', 'ask nobody: tell from the tables alone whether a sealed day was changed since')
    .option('--heads <file>', 'with --seal: compare with a copy of the newest hashes')
    .option('--write-heads <file>', 'with --seal: write such a copy')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  npm run --silent audit -- verify --from -2d\n  npm run --silent audit -- verify --seal',
    )
    .action(async (options: VerifyCommandOptions) => {
      const { from, to, seal } = options;
      if (from && to && from >= to) command.error('error: --from must be before --to', { exitCode: 2 });
      const others = SEAL_EXCLUDES.filter((name) => options[name] !== undefined);
      const needs = SEAL_ONLY.filter((name) => options[name] !== undefined);
      if (seal && others.length > 0)
        command.error(`error: --seal compares with no content: leave out --${others[0]}`, { exitCode: 2 });
      if (!seal && needs.length > 0)
        command.error('error: --heads and --write-heads go with --seal', { exitCode: 2 });
      await (seal ? runVerifySeal(context, options) : runVerify(options, context));
    });
}

async function runVerify(options: VerifyCommandOptions, context: CommandContext): Promise<void> {
  const { env, clock, random, out, err, abortSignal } = context;
  const dependencies = openVerify(env, { clock, random });
  if (dependencies.isSimulated)
    await err.write('Note: this talks to a simulated tenant, not to Microsoft.\n');
  const runs: VerifyRun[] = [];
  const begins = (run: VerifyRun) => {
    runs.push(run);
    if (run.position) void err.write(resumeNote(run, run.position.contentCreated));
  };
  const progress = () => {
    const records = runs.reduce((sum, run) => sum + run.records, 0);
    const at = runs.at(-1)?.position;
    return `Verifying: ${count(records, 'record')} compared${at ? `, up to ${utcText(at.contentCreated)}` : ''}`;
  };
  const result = await withProgress(err, progress, async () => {
    try {
      return await verify(dependencies, { ...options, abortSignal, begins });
    } finally {
      if (abortSignal.aborted && options.sample === undefined)
        await err.write(runs.at(-1)?.position ? STOP_NOTE : BEGIN_NOTE);
    }
  });
  await out.write(options.json ? jsonText(verifyJson(result)) : verifyReport(result));
  if (result.runs.every(({ from, to }) => from >= to)) {
    throw new OperatorFault(
      'Nothing could be verified: Microsoft lists the last 7 days only.',
      'Ask for a span within them, or run verify --seal, which checks what is stored from before.',
    );
  }
  if (result.findings.isClean) return;
  throw new OperatorFault(
    'The tables do not hold exactly what Microsoft holds.',
    options.json ? 'See `details`; without --json it is said what to do.' : 'See above, at "What to do".',
  );
}

function resumeNote({ contentType, startedAt }: VerifyRun, stoppedAt: Date): string {
  return `${contentType}: going on with the run of ${utcText(startedAt)} UTC, which had come to ${utcText(stoppedAt)}; --restart begins anew.\n`;
}
