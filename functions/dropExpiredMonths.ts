import { app, type InvocationContext, type Timer } from '@azure/functions';
import { OperatorFault } from '../shared/faults/operatorFault';
import { dropExpired } from '../shared/retention/dropExpired';
import { systemClock } from '../shared/time/systemClock';

const terminating = new AbortController();

/**
 * Drops the months that RETENTION_MONTHS no longer keeps, for good. Runs only in an app of its own, whose identity may delete tables
 * (infra/retention.bicep): in the polling app it is disabled, and would be refused.
 */
export async function dropExpiredMonths(_timer: Timer, context: InvocationContext): Promise<void> {
  try {
    const options = { clock: systemClock, random: Math.random, abortSignal: terminating.signal };
    const months = await dropExpired(process.env, options);
    context.log(JSON.stringify({ event: 'auditMonthsDropped', months }));
  } catch (error) {
    if (error instanceof OperatorFault) context.error(`${error.message} To mend it: ${error.fix}`);
    throw error;
  }
}

// Once a day, and no setting: the polling app has this function as well, and a setting that is missing there fails its indexing.
app.timer('dropExpiredMonths', { schedule: '17 41 3 * * *', handler: dropExpiredMonths });

app.hook.appTerminate(() => terminating.abort(new Error('the app is shutting down')));
