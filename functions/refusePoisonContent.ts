import { app, type InvocationContext } from '@azure/functions';
import { hostLog } from '../shared/telemetry/hostLog';

const terminating = new AbortController();

/**
 * Writes down what became of content whose message failed too often: refused and a known gap, to be tried again at long pauses until
 * Microsoft deletes it. Never loss. Without INGEST_MODE=queue it is disabled.
 */
export async function refusePoisonContent(message: unknown, context: InvocationContext): Promise<void> {
  const { refuseMessage } = await import('../shared/worker/ingestMessage.js');
  await refuseMessage(process.env, message, { log: hostLog(context), abortSignal: terminating.signal });
}

app.storageQueue('refusePoisonContent', {
  queueName: 'exchange-audit-content-poison',
  connection: 'AzureWebJobsStorage',
  handler: refusePoisonContent,
});

app.hook.appTerminate(() => terminating.abort(new Error('the app is shutting down')));
