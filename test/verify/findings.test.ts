import { Findings } from '../../shared/verify/findings';

test('the same thing found twice counts once; beyond 1,000 of a kind only the count goes on', () => {
  const findings = new Findings();
  for (const id of ['a', 'a', 'b']) findings.add({ kind: 'missing', id });
  for (let index = 0; index < 1_500; index++) findings.add({ kind: 'different', id: `id-${index}` });
  expect([findings.count('missing'), findings.count('different')]).toEqual([2, 1_500]);
  expect(findings.of('missing')).toEqual([
    { kind: 'missing', id: 'a' },
    { kind: 'missing', id: 'b' },
  ]);
  expect(findings.of('different')).toHaveLength(1_000);
});

test('goes on after it was saved, and several are added up', () => {
  const findings = new Findings();
  for (let index = 0; index < 1_500; index++) findings.add({ kind: 'missing', id: `id-${index}` });
  const restored = Findings.restore(findings.save());
  restored.add({ kind: 'missing', id: 'id-0' });
  restored.add({ kind: 'severalKeys', id: 'a', row: '50_2026-03-20/08:00:00_a' });
  const sum = new Findings();
  sum.addAll(restored);
  expect([sum.count('missing'), sum.count('severalKeys'), sum.of('missing').length]).toEqual([
    1_500, 1, 1_000,
  ]);
});

test.each([
  ['missing', false],
  ['different', false],
  ['unindexed', false],
  ['notStored', false],
  ['unreachable', false],
  ['unlisted', false],
  ['knownGap', true],
  ['outOfReach', true],
  ['severalKeys', true],
  ['pending', true],
] as const)('with %s found the tables are clean: %s', (kind, isClean) => {
  const findings = new Findings();
  findings.add({ kind, id: 'a' });
  expect(findings.isClean).toBe(isClean);
});
