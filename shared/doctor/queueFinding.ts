import { lateContentQueue } from '../contentQueue/lateContentQueue';
import { QUEUE_NAMES } from '../contentQueue/queueNames';
import type { QueueSettings } from '../settings/settings';
import { tableCredential } from '../signIn/tableCredential';
import type { Finding } from './finding';

/**
 * Asks the queue how much waits in it: it can be reached, and this identity may look at it. Writes nothing.
 * @throws OperatorFault where it cannot be had
 */
export async function queueFinding(
  settings: QueueSettings,
  { runsInAzure, abortSignal }: { runsInAzure: boolean; abortSignal: AbortSignal },
): Promise<Finding<never>> {
  const credential = () => tableCredential(settings.kind === 'endpoint' ? settings : {}, { runsInAzure });
  const waiting = await lateContentQueue(settings, { credential }).count({ abortSignal });
  const name = 'queue';
  if (waiting === undefined) {
    return {
      checks: [
        {
          name,
          ok: null,
          detail: `There is no queue ${QUEUE_NAMES.content} yet; the first poll makes it.`,
          fix: undefined,
        },
      ],
    };
  }
  const detail = `${QUEUE_NAMES.content} answers: about ${waiting} messages wait for workers.`;
  return { checks: [{ name, ok: true, detail, fix: undefined }] };
}
