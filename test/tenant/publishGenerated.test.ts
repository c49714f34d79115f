import { askTenant } from './askTenant';
import { publishGenerated } from './publishGenerated';
import { signInToTenant } from './signInToTenant';
import { startTenant } from './startTenant';
import { createStillClock } from './stillClock';

const now = new Date('2026-03-10T12:00:00Z');

test('every record once, in mixed blobs that become available after their events', async () => {
  const tenant = await startTenant({ clock: createStillClock(now), subscribed: ['Audit.Exchange'] });
  const published = publishGenerated(tenant, { seed: 5, count: 250, recordsPerBlob: 40 });
  const token = await signInToTenant(tenant);
  const ids: string[] = [];
  for (const { contentId, contentCreated } of published) {
    const path = `/api/v1.0/${tenant.tenantId}/activity/feed/audit/${contentId}?PublisherIdentifier=${tenant.tenantId}`;
    const records = JSON.parse((await askTenant(tenant, path, { token })).text);
    for (const { Id, CreationTime } of records) {
      ids.push(Id);
      expect(Date.parse(`${CreationTime}Z`)).toBeLessThanOrEqual(Date.parse(contentCreated));
    }
    const times = records.map(({ CreationTime }: { CreationTime: string }) => CreationTime);
    expect(times).not.toEqual([...times].sort());
    expect(new Set(records.map(({ RecordType }: { RecordType: number }) => RecordType)).size).toBeGreaterThan(
      1,
    );
  }
  expect(published).toHaveLength(7);
  expect(new Set(ids)).toEqual(new Set([...tenant.truth.records()].map(({ id }) => id)));
  expect(ids).toHaveLength(250);
  await tenant.stop();
});

test('streamed blobs hold the same records without keeping them', async () => {
  const options = { seed: 5, count: 90, recordsPerBlob: 40, to: now };
  const [kept, streamed] = await Promise.all([startTenant(), startTenant()]);
  publishGenerated(kept, options);
  publishGenerated(streamed, { ...options, streamed: true });
  const hashes = (tenant: typeof kept) => [...tenant.truth.records()].map(({ sha256 }) => sha256);
  expect(hashes(streamed)).toEqual(hashes(kept));
  expect([...streamed.truth.records()].every(({ text }) => text === undefined)).toBe(true);
  expect([...streamed.contents()].map(({ sizeBytes }) => sizeBytes)).toEqual(
    [...kept.contents()].map(({ sizeBytes }) => sizeBytes),
  );
  await Promise.all([kept.stop(), streamed.stop()]);
});
