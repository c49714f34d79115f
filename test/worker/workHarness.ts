import type { ContentQueue } from '../../shared/contentQueue/contentQueue';
import { openContentQueue } from '../../shared/contentQueue/openContentQueue';
import { addPollSummary } from '../../shared/ingest/addPollSummary';
import { emptyPollSummary, type PollSummary } from '../../shared/ingest/pollSummary';
import { TenantIntakes } from '../../shared/worker/tenantIntakes';
import { type WorkCounts, workQueue } from '../../shared/worker/workQueue';
import type { Azurite } from '../azurite/startAzurite';
import { type PollHarness, startPollHarness } from '../ingest/pollHarness';
import type { TenantOptions } from '../tenant/tenant';

/** A tenant, tables and a queue; polls list and workers fetch. */
export interface WorkHarness extends PollHarness {
  readonly queue: ContentQueue;
  readonly logged: string[];
  /** What the app's workers use, on the harness' clock. */
  openIntakes(onClosed?: (closed: { summary: PollSummary }) => void): TenantIntakes;
  /** Works until the queue is empty, as `ingest --until-empty`. */
  work(options?: { abortSignal?: AbortSignal }): Promise<PollSummary & WorkCounts>;
  /** Takes every message out of the queue that is visible, unread. @returns how many */
  purge(): Promise<number>;
}

/** Each needs an Azurite of its own: all tenants share one queue. */
export async function startWorkHarness(azurite: Azurite, options: TenantOptions = {}): Promise<WorkHarness> {
  const harness = await startPollHarness(azurite, options);
  const env = { ...harness.env, INGEST_MODE: 'queue' };
  const { connectionString } = azurite;
  const credential = () => {
    throw new TypeError('a connection string needs no credential');
  };
  const queue = openContentQueue({ kind: 'connectionString', connectionString }, { credential });
  const logged: string[] = [];
  const say = (text: string) => void logged.push(text);
  const log = { info: say, warn: say, error: say };
  const { clock } = harness;
  const openIntakes: WorkHarness['openIntakes'] = (onClosed) =>
    new TenantIntakes(env, { clock, random: Math.random, log, ...(onClosed && { onClosed }) });
  return {
    ...harness,
    env,
    queue,
    logged,
    openIntakes,
    poll: (pollOptions = {}) =>
      harness.poll({ ...pollOptions, env: { INGEST_MODE: 'queue', ...pollOptions.env } }),
    async work({ abortSignal = new AbortController().signal } = {}) {
      const summary = emptyPollSummary();
      summary.complete = true;
      const counts = { taken: 0, dropped: 0, poison: 0, left: 0 };
      const intakes = openIntakes((closed) => addPollSummary(summary, closed.summary));
      try {
        await workQueue({ queue, intakes, clock, log }, counts, { untilEmpty: true, abortSignal });
      } finally {
        await intakes.close();
      }
      return { ...summary, ...counts };
    },
    async purge() {
      let purged = 0;
      for (;;) {
        const received = await queue.receive({ limit: 32, hiddenForMs: 60_000 });
        if (received.length === 0) return purged;
        for (const message of received) await queue.delete(message);
        purged += received.length;
      }
    },
  };
}
