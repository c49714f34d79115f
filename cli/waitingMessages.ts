import { lateContentQueue } from '../shared/contentQueue/lateContentQueue';
import { readQueueSettings } from '../shared/settings/readQueueSettings';
import { runsInAzure } from '../shared/settings/runsInAzure';
import type { CommandContext } from './commandContext';
import { lateTableCredential } from './lateTableCredential';

const LONGEST_MS = 5_000;

/** About how many messages wait for workers; undefined where no queue is set up, or where it gives no answer: `status` is about the tables. */
export async function waitingMessages({
  env,
  abortSignal,
}: Pick<CommandContext, 'env' | 'abortSignal'>): Promise<number | undefined> {
  try {
    const settings = readQueueSettings(env);
    if (!settings) return undefined;
    const credential = () =>
      lateTableCredential(settings.kind === 'endpoint' ? settings : {}, { runsInAzure: runsInAzure(env) });
    return await lateContentQueue(settings, { credential }).count({
      abortSignal: AbortSignal.any([abortSignal, AbortSignal.timeout(LONGEST_MS)]),
    });
  } catch {
    abortSignal.throwIfAborted();
    return undefined;
  }
}
