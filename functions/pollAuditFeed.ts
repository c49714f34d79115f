import { app, type InvocationContext, type Timer } from '@azure/functions';
import { hostLog } from '../shared/telemetry/hostLog';

// functionTimeout in host.json is 10 minutes; past the deadline a poll may take a minute more for its last writes.
const DEADLINE_MS = 8 * 60_000;

const terminating = new AbortController();

/**
 * Polls every tenant that is set up, each of which leaves one line of JSON. Fails the invocation where a person must act, so that an alert
 * on failures sees it. All that polls is loaded by the first tick: the host waits for this file at each start, and an error in what it
 * loads would hide every function.
 */
export async function pollAuditFeed(timer: Timer, context: InvocationContext): Promise<void> {
  if (timer.isPastDue) context.warn('This poll is late: the app was not running at its time.');
  const { tick } = await import('../shared/timer/tick.js');
  await tick(
    process.env,
    { log: hostLog(context), abortSignal: terminating.signal },
    { deadlineMs: DEADLINE_MS },
  );
}

app.timer('pollAuditFeed', { schedule: '%POLL_SCHEDULE%', handler: pollAuditFeed });

// The host gives a worker 10 seconds; what is under way stays in the ledger for the next poll.
app.hook.appTerminate(() => terminating.abort(new Error('the app is shutting down')));
