import { startAzurite } from '../azurite/startAzurite';
import { startVerifyHarness } from './verifyHarness';

test('in no minute more than a quarter of the requests that a poll may send', async () => {
  const azurite = await startAzurite();
  const harness = await startVerifyHarness(azurite, { requestsPerMinute: 475 });
  try {
    const text = (id: number) => `{"Id":"id-${id}","RecordType":50,"CreationTime":"2026-03-20T08:00:00"}`;
    for (let round = 0; round < 2; round++) {
      const contentCreated = new Date(harness.clock.now().getTime() - 30 * 60_000);
      for (let index = 0; index < 250; index++) {
        harness.tenant.publish([text(index)], { contentCreated });
      }
      await harness.poll();
      harness.clock.advance(60 * 60_000);
    }
    expect(harness.tenant.violations).toEqual([]);
    const result = await harness.verify();
    expect(result.runs).toMatchObject([{ contents: 500 }]);
    expect(harness.tenant.violations).toEqual([]);
  } finally {
    await harness.stop();
    await azurite.stop();
  }
});
