import { NO_PREVIOUS_HASH, type SealLink, sealHash } from '../../shared/seals/sealLink';

const link: SealLink = {
  partitionKey: '50_2026-11-10',
  number: 1,
  rows: 2,
  manifestSha256: 'a'.repeat(64),
  previousHash: NO_PREVIOUS_HASH,
  sealedAt: new Date('2026-11-19T02:10:05Z'),
  reason: 'first',
  appVersion: '1.0.0',
};

describe('sealHash', () => {
  // printf '%s\n' 'exchange-audit-tables seal 1' 50_2026-11-10 0001 000... aaa... 2 first 2026-11-19T02:10:05Z 1.0.0 | sha256sum
  it('is the hash that docs/seals.md describes', () => {
    expect(sealHash(link)).toBe('84946ffc7df569797dff0af32c1cfb000b5606eb31a0cdc4b62442a4a305e03a');
  });

  it.each<Partial<SealLink>>([
    { partitionKey: '50_2026-11-11' },
    { number: 2 },
    { rows: 3 },
    { manifestSha256: 'b'.repeat(64) },
    { previousHash: 'b'.repeat(64) },
    { sealedAt: new Date('2026-11-19T02:10:06Z') },
    { sealedAt: new Date('2026-11-19T02:10:05.001Z') },
    { reason: 'late' },
    { appVersion: '1.0.1' },
  ])('changes with %j', (change) => {
    expect(sealHash({ ...link, ...change })).not.toBe(sealHash(link));
  });
});
