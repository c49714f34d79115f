import { campaigns } from './campaigns';

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
