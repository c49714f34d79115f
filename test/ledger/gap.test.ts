import { GAP_ROW_KEYS, type Gap, gapOf, gapRow, gapRowKey } from '../../shared/ledger/gap';

const from = new Date('2026-03-10T00:00:00Z');
const to = new Date('2026-03-11T00:00:00Z');

describe('gapRowKey', () => {
  it.each([
    [undefined, 'gap_2026-03-10T00:00:00.000Z_expired'],
    ['20260310$audit_exchange$1', 'gap_20260310$audit_exchange$1'],
    ['a/b', 'gap_=a=002fb'],
  ])('of content %s', (contentId, key) => {
    expect(gapRowKey({ contentId, from, reason: 'expired' })).toBe(key);
    expect(key >= GAP_ROW_KEYS.from && key < GAP_ROW_KEYS.before).toBe(true);
  });

  it('keeps the row of the coverage itself out of the range of gaps', () => {
    expect('coverage' < GAP_ROW_KEYS.from).toBe(true);
  });
});

describe('gapRow', () => {
  const gap: Gap = {
    ...{ contentType: 'Audit.Exchange', from, to, reason: 'expired', since: to, state: 'open' },
    ...{ contentId: 'blob', contentExpiration: to },
  };

  it.each([
    ['of one blob', gap],
    [
      'of a span',
      { ...gap, contentId: undefined, contentExpiration: undefined, reason: 'notPolledInTime' } as const,
    ],
  ])('%s is read back by gapOf', (_, given) => {
    const row = Object.entries(gapRow(given)).map(([name, value]): [string, unknown] => [
      name,
      typeof value === 'object' && 'type' in value ? new Date(value.value) : value,
    ]);
    const { partitionKey, rowKey } = gapRow(given);
    expect(gapOf({ ...Object.fromEntries(row), partitionKey, rowKey, etag: '' })).toEqual(given);
  });
});

describe('gapOf a row that was edited by hand', () => {
  const keys = { partitionKey: 'Audit.Exchange', etag: '' };
  const span = {
    ...keys,
    rowKey: 'gap_2026-03-10T00:00:00.000Z_expired',
    from,
    to,
    since: to,
    reason: 'expired',
  };

  it.each([
    ['a state that nobody knows is open', { ...span, state: 'fixed' }, { state: 'open', from, to }],
    ['a start is in the key of a span', { ...span, from: 'x' }, { from, to }],
    ['without an end it reaches to when it was found', { ...span, to: 0 }, { from, to }],
    ['an end before its start is none', { ...span, to: new Date(0) }, { from, to }],
    ['a reason is in the key of a span', { ...span, reason: 7 }, { reason: 'expired' }],
    ['a blob is in the key', { ...keys, rowKey: 'gap_blob', from }, { contentId: 'blob', from, to: from }],
    ['nothing but keys', { ...keys, rowKey: 'gap_blob' }, { contentId: 'blob', state: 'open' }],
  ])('%s', (_, row, expected) => {
    expect(gapOf(row)).toMatchObject(expected);
  });
});
