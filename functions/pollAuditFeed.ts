import { app, type InvocationContext, type Timer } from '@azure/functions';
import { OperatorFault } from '../shared/faults/operatorFault';
import { openPoll } from '../shared/ingest/openPoll';
import { poll } from '../shared/ingest/poll';
import { systemClock } from '../shared/time/systemClock';

// functionTimeout in host.json is 10 minutes; past the deadline a poll may take a minute more for its last writes.
const DEADLINE_MS = 8 * 60_000;

const terminating = new AbortController();

/**
 * Polls once and logs what it did as one line of JSON. Fails the invocation where a person must act, so that an alert on failures
 * sees it; settings are read here and not while modules load, where an error would hide every function.
 */
export async function pollAuditFeed(timer: Timer, context: InvocationContext): Promise<void> {
  if (timer.isPastDue) context.warn('This poll is late: the app was not running at its time.');
  try {
    const dependencies = openPoll(process.env, { clock: systemClock, random: Math.random });
    if (dependencies.isSimulated) context.warn('This poll talks to a simulated tenant, not to Microsoft.');
    const options = { abortSignal: terminating.signal, deadlineMs: DEADLINE_MS };
    context.log(JSON.stringify(await poll(dependencies, options)));
  } catch (error) {
    if (error instanceof OperatorFault) context.error(`${error.message} To mend it: ${error.fix}`);
    throw error;
  }
}

app.timer('pollAuditFeed', { schedule: '%POLL_SCHEDULE%', handler: pollAuditFeed });

// The host gives a worker 10 seconds; what is under way stays in the ledger for the next poll.
app.hook.appTerminate(() => terminating.abort(new Error('the app is shutting down')));
