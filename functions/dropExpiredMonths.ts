import { app, type InvocationContext, type Timer } from '@azure/functions';
import { hostLog } from '../shared/telemetry/hostLog';

const terminating = new AbortController();

/**
 * Drops the months that RETENTION_MONTHS no longer keeps, for good. Runs only in an app of its own, whose identity may delete tables
 * (infra/retention.bicep): in the polling app it is disabled, and would be refused. What it needs is loaded when it runs.
 */
export async function dropExpiredMonths(_timer: Timer, context: InvocationContext): Promise<void> {
  const { dropTick } = await import('../shared/timer/dropTick.js');
  await dropTick(process.env, { log: hostLog(context), abortSignal: terminating.signal });
}

// Once a day, and no setting: the polling app has this function as well, and a setting that is missing there fails its indexing.
app.timer('dropExpiredMonths', { schedule: '17 41 3 * * *', handler: dropExpiredMonths });

app.hook.appTerminate(() => terminating.abort(new Error('the app is shutting down')));
