import { askedSpan } from '../../shared/verify/askedSpan';

const now = new Date('2026-03-20T10:00:00Z');
const time = (text: string | undefined) => (text === undefined ? undefined : new Date(`2026-03-${text}Z`));

test.each([
  ['nothing', {}, ['13T10:05:00', '20T10:00:00', 'all'], undefined],
  ['a start', { from: '18T04:00:00' }, ['18T04:00:00', '20T10:00:00', '2026-03-18_2026-03-20'], undefined],
  ['an end', { to: '19T00:00:00' }, ['13T10:05:00', '19T00:00:00', '2026-03-13_2026-03-19'], undefined],
  [
    'an end to come',
    { to: '21T00:00:00' },
    ['13T10:05:00', '20T10:00:00', '2026-03-13_2026-03-20'],
    undefined,
  ],
  [
    'a start too far back',
    { from: '10T00:00:00' },
    ['13T10:05:00', '20T10:00:00', '2026-03-10_2026-03-20'],
    ['10T00:00:00', '13T10:05:00'],
  ],
  [
    'a span too far back',
    { from: '10T00:00:00', to: '11T00:00:00' },
    ['13T10:05:00', '11T00:00:00', '2026-03-10_2026-03-11'],
    ['10T00:00:00', '11T00:00:00'],
  ],
])('asked for %s', (_, asked: { from?: string; to?: string }, [from, to, name], tooFarBack) => {
  const span = askedSpan({ from: time(asked.from), to: time(asked.to) }, now);
  expect(span).toEqual({
    from: time(from),
    to: time(to),
    name,
    notListable: tooFarBack && { from: time(tooFarBack[0]), to: time(tooFarBack[1]) },
  });
});
