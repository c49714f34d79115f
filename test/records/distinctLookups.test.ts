import fc from 'fast-check';
import { DistinctLookups } from '../../shared/records/distinctLookups';
import type { Lookup } from '../../shared/records/lookup';

function distinct(given: readonly Lookup[]): readonly Lookup[] {
  const lookups = new DistinctLookups();
  for (const { kind, value } of given) lookups.add(kind, value);
  return lookups.all;
}

it('keeps each kind and value once, in the order of their first coming', () => {
  const [a, b]: Lookup[] = [
    { kind: 'user', value: 'ann' },
    { kind: 'mailbox', value: 'ann' },
  ];
  if (!a || !b) throw new Error('two');
  expect(distinct([a, b, { ...a }, { ...b }])).toEqual([a, b]);
});

it('does so however many there are', () => {
  const kind = fc.constantFrom<Lookup['kind']>('user', 'message');
  const lookup = fc.record({ kind, value: fc.nat(30).map(String) });
  fc.assert(
    fc.property(fc.array(lookup, { maxLength: 80 }), (given) => {
      const all = distinct(given);
      const keys = (lookups: readonly Lookup[]) => lookups.map((each) => `${each.kind} ${each.value}`);
      expect(keys(all)).toEqual([...new Set(keys(given))]);
    }),
  );
});
