import { campaigns } from './campaigns';
import { killedPolls } from './campaigns/killedPolls';
import { severalPollers } from './campaigns/severalPollers';
import { unreliableStorage } from './campaigns/unreliableStorage';

const names = campaigns.map((campaign) => [campaign.name, campaign] as const);

// The short form; the long one is `npm run chaos`.
test.each(names)(
  '%s: everything arrives once, unaltered, or is known',
  async (_, { run, short }) => {
    const report = await run({ seed: 'short', ...short });
    expect(report.faults).toEqual([]);
  },
  150_000,
);

test.each(
  [killedPolls, severalPollers, unreliableStorage].map((campaign) => [campaign.name, campaign] as const),
)(
  '%s in queue mode: everything arrives once, unaltered, or is known',
  async (_, { run, short }) => {
    const report = await run({ seed: 'short', ...short, ingestMode: 'queue' });
    expect(report.faults).toEqual([]);
  },
  150_000,
);
