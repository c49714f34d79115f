import { contentEntry, contentKeys, listedRow } from '../../shared/ledger/contentRows';

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
});
