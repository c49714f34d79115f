import { PollFaults } from '../../shared/ingest/pollFaults';
import { emptyPollSummary } from '../../shared/ingest/pollSummary';
import { sealDays } from '../../shared/ingest/sealDays';
import { stopSignals } from '../../shared/ingest/stopSignals';
import { sealRoom } from '../seals/sealRoom';
import { MemoryStore } from '../tables/memoryStore';

const DAYS = Array.from({ length: 9 }, (_, index) => `2026-03-0${index + 1}`);

/** Nine settled days with a record each, sealed as the last thing of a poll that took so many records. */
async function sealedBy(records: number): Promise<string[]> {
  const { deliver, cover, ...tables } = sealRoom(new MemoryStore());
  await deliver(DAYS.map((day) => ({ Id: `id-${day}`, CreationTime: `${day}T10:00:00` })));
  await cover('2026-03-20T12:00:00Z');
  const summary = { ...emptyPollSummary(), records };
  const origin = { tenantId: 'contoso', app: 'cli', appVersion: '1.2.3', instance: '0badcafe' };
  const signals = stopSignals(tables.clock, {});
  const faults = new PollFaults(summary, signals.now);
  await sealDays({ ...tables, contentTypes: ['Audit.Exchange'], origin }, new Set(), {
    summary,
    signals,
    faults,
  });
  return summary.seals.map(({ partitionKey }) => partitionKey);
}

describe('sealing at the end of a poll', () => {
  it('seals all that is settled where the poll had little to take', async () => {
    expect(await sealedBy(5_000)).toEqual(DAYS.map((day) => `2_${day}`));
  });

  it('seals little where a backlog is being caught up with: the feed comes first, and sealing never stands still', async () => {
    const sealed = await sealedBy(5_001);
    expect(sealed[0]).toBe('2_2026-03-01');
    expect(sealed.length).toBeLessThan(DAYS.length);
  });
});
