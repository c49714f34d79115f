import { sealSettledDays } from '../seals/sealSettledDays';
import type { PollDependencies } from './poll';
import type { PollFaults } from './pollFaults';
import type { PollSummary } from './pollSummary';
import type { StopSignals } from './stopSignals';

// A poll that catches up with a backlog has better things to do: it seals a type-day or a few, so that sealing keeps pace all the same.
const BUSY_RECORDS = 5_000;
const BUSY_SEAL_LINKS = 3;
const BUSY_LATE_READS = 20;

/**
 * Seals the days that are settled by now, as the last thing of a poll: what it does not get done is for the next one.
 * @param written partitions of the records tables that this poll has added to
 */
export async function sealDays(
  {
    store,
    names,
    clock,
    contentTypes,
    origin,
    sealCopies,
  }: Pick<PollDependencies, 'store' | 'names' | 'clock' | 'contentTypes' | 'origin' | 'sealCopies'>,
  written: ReadonlySet<string>,
  { summary, signals, faults }: { summary: PollSummary; signals: StopSignals; faults: PollFaults },
): Promise<void> {
  if (signals.isStopped()) return;
  const dependencies = {
    store,
    names,
    clock,
    contentTypes,
    copies: sealCopies,
    appVersion: origin.appVersion,
  };
  const options = {
    ...{ abortSignal: signals.now, isStopped: signals.isStopped, written },
    ...(summary.records > BUSY_RECORDS && { sealLinks: BUSY_SEAL_LINKS, lateReads: BUSY_LATE_READS }),
  };
  const sealed = await faults.keep(sealSettledDays(dependencies, options));
  if (!sealed) return;
  summary.seals = [...sealed.heads];
  summary.sealsChanged = sealed.changed.length;
  summary.sealsNotCopied = sealed.notCopied;
  if (sealed.copyFault) summary.notes.push(`${sealed.copyFault.message} ${sealed.copyFault.fix}`);
  for (const typeDay of sealed.changed) {
    summary.notes.push(
      `${typeDay} is not as it was sealed: something was removed, altered or added. Run the command verify --seal.`,
    );
  }
}
