import {
  contentEntry,
  contentKeys,
  hasKeysOf,
  isEditedByHand,
  listedRow,
} from '../../shared/ledger/contentRows';

const item = {
  contentId: '20260310$audit/1',
  contentType: 'Audit.Exchange',
  contentCreated: '2026-03-10T23:59:59.999Z',
  contentExpiration: '2026-03-17T23:59:59.999Z',
};
const now = new Date('2026-03-11T00:00:00Z');

describe('contentKeys', () => {
  it('are the day of contentCreated and the contentId', () => {
    expect(contentKeys(item)).toEqual({
      partitionKey: 'Audit.Exchange_2026-03-10',
      rowKey: '=20260310$audit=002f1',
    });
  });
});

describe('contentEntry', () => {
  const row = {
    ...contentKeys(item),
    ...{
      etag: 'W/"1"',
      contentId: item.contentId,
      contentType: item.contentType,
      state: 'listed',
      attempts: 0,
    },
    ...{
      nextAttempt: now,
      contentCreated: new Date(item.contentCreated),
      contentExpiration: new Date(item.contentExpiration),
    },
  };

  it('reads what listedRow writes', () => {
    const { etag, ...columns } = row;
    expect(listedRow(item, now)).toEqual({
      ...columns,
      nextAttempt: { type: 'DateTime', value: '2026-03-11T00:00:00.000Z' },
      contentCreated: { type: 'DateTime', value: item.contentCreated },
      contentExpiration: { type: 'DateTime', value: item.contentExpiration },
    });
    expect(contentEntry(row)).toEqual({
      ...item,
      ...{ state: 'listed', attempts: 0, nextAttempt: now, lastError: undefined, etag },
      ...{
        unreadableSha256: undefined,
        unreadableTimes: 0,
        unreadableSince: undefined,
        sha256: undefined,
        isFresh: false,
      },
    });
  });

  it('reads a row that was edited by hand as far as it goes', () => {
    const edited = { ...row, state: 'odd', attempts: -3, nextAttempt: 'soon', unreadableTimes: 'x' };
    expect(contentEntry(edited)).toMatchObject({
      state: 'listed',
      attempts: 0,
      nextAttempt: new Date(0),
      unreadableTimes: 0,
    });
  });

  it.each([2 ** 31 - 1, 3e9])('counts anew where one more than %p would be no Int32', (times) => {
    const edited = { ...row, attempts: times, unreadableTimes: times };
    expect(contentEntry(edited)).toMatchObject({ attempts: 0, unreadableTimes: 0 });
  });

  const missing = { contentId: undefined, contentType: undefined };

  it.each([
    ['no time', { contentCreated: undefined }, { contentCreated: '2026-03-10T00:00:00.000Z' }],
    ['another day', { contentCreated: now }, { contentCreated: '2026-03-10T00:00:00.000Z' }],
    ['a foreign content type', { contentType: 'Audit.General' }, { contentType: item.contentType }],
    ['no expiration', { contentExpiration: 'x' }, { contentExpiration: item.contentExpiration }],
    [
      'an expiration before its time',
      { contentExpiration: new Date(0) },
      { contentExpiration: item.contentExpiration },
    ],
    ['a state that nobody knows', { state: 'storde' }, { state: 'listed' }],
    ['stored, and never tried', { state: 'stored', attempts: 0 }, { state: 'listed' }],
  ])('goes by its keys where the columns say %s', (_, change, expected) => {
    const edited = { ...row, ...change };
    const entry = contentEntry(edited);
    expect(entry).toMatchObject(expected);
    expect(contentKeys(entry)).toEqual(contentKeys(item));
    expect(isEditedByHand(edited, entry)).toBe(true);
    expect(hasKeysOf(edited, entry)).toBe(true);
  });

  it('knows the contentId by the row key where that is the same', () => {
    const plain = { ...row, rowKey: '20260310$audit', ...missing };
    expect(contentEntry(plain)).toMatchObject({ contentId: '20260310$audit', contentType: item.contentType });
  });

  it.each(['Audit.Exchange_2026-03-10x', 'Audit.Exchange_2026-02-31', 'elsewhere'])(
    'tells a row that is not of this ledger: %s',
    (partitionKey) => {
      const foreign = { ...row, partitionKey, contentCreated: undefined };
      expect(hasKeysOf(foreign, contentEntry(foreign))).toBe(false);
    },
  );

  it('takes a row of its own for none that was edited', () => {
    expect(isEditedByHand(row, contentEntry(row))).toBe(false);
  });
});
