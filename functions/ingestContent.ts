import { app, type InvocationContext } from '@azure/functions';
import { hostLog } from '../shared/telemetry/hostLog';

// functionTimeout in host.json is 10 minutes.
const DEADLINE_MS = 8 * 60_000;
// maxDequeueCount in host.json: what fails once more goes to the poison queue.
const MOST_DEQUEUES = 5;

const terminating = new AbortController();
let isUsed = false;

/**
 * Takes the content that one message of the queue tells of (INGEST_MODE=queue); the host runs many at once, on as many instances as the
 * queue is long. Without that mode it is disabled. All that it needs is loaded by the first message.
 */
export async function ingestContent(message: unknown, context: InvocationContext): Promise<void> {
  const { ingestMessage } = await import('../shared/worker/ingestMessage.js');
  isUsed = true;
  await ingestMessage(
    process.env,
    message,
    { log: hostLog(context), abortSignal: terminating.signal },
    { deadlineMs: DEADLINE_MS, isLastTry: Number(context.triggerMetadata?.dequeueCount) >= MOST_DEQUEUES },
  );
}

app.storageQueue('ingestContent', {
  queueName: 'exchange-audit-content',
  connection: 'AzureWebJobsStorage',
  handler: ingestContent,
});

// The host gives a worker 10 seconds; what is not durable by then comes again.
app.hook.appTerminate(async () => {
  terminating.abort(new Error('the app is shutting down'));
  if (isUsed) await (await import('../shared/worker/ingestMessage.js')).endIngest();
});
