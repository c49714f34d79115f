import type { TokenCredential } from '@azure/identity';
import type { QueueSettings } from '../settings/settings';
import type { ContentQueue } from './contentQueue';

/** The queue that the settings name (see openContentQueue), opened when it is first used: nobody loads its library who has no queue. */
export function lateContentQueue(
  settings: QueueSettings,
  dependencies: { credential: () => TokenCredential },
): ContentQueue {
  let opened: Promise<ContentQueue> | undefined;
  const queue = () => {
    opened ??= import('../contentQueue/openContentQueue.js').then(({ openContentQueue }) =>
      openContentQueue(settings, dependencies),
    );
    return opened;
  };
  return {
    send: async (text, options) => (await queue()).send(text, options),
    receive: async (options) => (await queue()).receive(options),
    extend: async (message, options) => (await queue()).extend(message, options),
    delete: async (message, options) => (await queue()).delete(message, options),
    count: async (options) => (await queue()).count(options),
  };
}
