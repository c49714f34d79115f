import type { Stage } from './stage';

/**
 * Runs one poll that nobody disturbs and compares the tables.
 * @param what was done before, for the fault lines
 * @returns what is not as promised: the poll must say `complete`, and everything must be there once
 */
export async function finishedFaults(stage: Stage, prefix: string, what: string): Promise<string[]> {
  const { exitCode, summary, said } = await stage.startPoll(prefix).ended;
  const faults = await stage.faultsOf(prefix);
  if (exitCode !== 0) faults.push(`the poll ended with ${exitCode}: ${said.trim()}`);
  else if (!summary?.complete) faults.push(`the poll is not complete: ${summary?.notes.join(' ')}`);
  return faults.map((fault) => `${what}: ${fault}`);
}
