import { type ContentEvent, contentChange } from '../../shared/ledger/contentChange';
import type { ContentEntry, ContentState } from '../../shared/ledger/contentEntry';

const now = new Date('2026-03-10T12:00:00Z');
const inMs = (ms: number) => ({ type: 'DateTime', value: new Date(now.getTime() + ms).toISOString() });
const MINUTE = 60_000;

function entry(state: ContentState, more: Partial<ContentEntry> = {}): ContentEntry {
  return {
    ...{ contentId: 'blob', contentType: 'Audit.Exchange', contentCreated: '2026-03-10T11:00:00.000Z' },
    ...{
      contentExpiration: '2026-03-17T11:00:00.000Z',
      state,
      attempts: 1,
      nextAttempt: now,
      lastError: undefined,
    },
    ...{ unreadableSha256: undefined, unreadableTimes: 0, unreadableSince: undefined, sha256: undefined },
    ...{ isFresh: false, etag: 'W/"1"' },
    ...more,
  };
}

const stored: ContentEvent = { kind: 'stored', columns: { records: 7 } };
const failed: ContentEvent = { kind: 'failed', code: 'ECONNRESET' };
const refused: ContentEvent = { kind: 'refused', code: 'AF20050' };
const expired: ContentEvent = { kind: 'expired', code: 'AF20051' };
const toStored = { records: 7, state: 'stored', attempts: 2, lastError: '' };

describe('contentChange', () => {
  it.each<[ContentState, ContentEvent, object | undefined]>([
    ['listed', stored, toStored],
    ['refused', stored, toStored],
    ['expired', stored, toStored],
    ['stored', stored, undefined],
    ['listed', failed, { attempts: 2, lastError: 'ECONNRESET', nextAttempt: inMs(15_000) }],
    ['refused', failed, { attempts: 2, lastError: 'ECONNRESET', nextAttempt: inMs(45 * MINUTE) }],
    ['expired', failed, undefined],
    ['stored', failed, undefined],
    [
      'listed',
      refused,
      { state: 'refused', attempts: 2, lastError: 'AF20050', nextAttempt: inMs(45 * MINUTE) },
    ],
    [
      'refused',
      refused,
      { state: 'refused', attempts: 2, lastError: 'AF20050', nextAttempt: inMs(45 * MINUTE) },
    ],
    ['expired', refused, undefined],
    ['stored', refused, undefined],
    ['listed', expired, { state: 'expired', lastError: 'AF20051' }],
    ['refused', expired, { state: 'expired', lastError: 'AF20051' }],
    ['expired', expired, undefined],
    ['stored', expired, undefined],
  ])('%s content: %j', (state, event, change) => {
    expect(contentChange(entry(state), event, now)).toEqual(change);
  });

  it('counts how often the same unreadable body came, and begins anew with another one', () => {
    const event: ContentEvent = { kind: 'failed', code: 'unreadable', unreadableSha256: 'aa' };
    expect(contentChange(entry('listed'), event, now)).toMatchObject({
      ...{ unreadableSha256: 'aa', unreadableTimes: 1, unreadableSince: inMs(0) },
    });
    const second = contentChange(entry('listed', { unreadableSha256: 'aa', unreadableTimes: 1 }), event, now);
    expect(second).toMatchObject({ unreadableTimes: 2 });
    expect(second).not.toHaveProperty('unreadableSince');
    expect(
      contentChange(entry('listed', { unreadableSha256: 'bb', unreadableTimes: 2 }), event, now),
    ).toMatchObject({
      ...{ unreadableSha256: 'aa', unreadableTimes: 1, unreadableSince: inMs(0) },
    });
  });

  it('looks at fresh content once more, and only once', () => {
    const event: ContentEvent = { kind: 'lookedAgain', columns: { records: 9 } };
    expect(contentChange(entry('stored', { isFresh: true }), event, now)).toEqual({
      records: 9,
      isFresh: false,
    });
    expect(contentChange(entry('stored'), event, now)).toBeUndefined();
  });

  const soon = new Date(now.getTime() + MINUTE);

  it.each<[string, ContentState, Date, ContentEvent, object | undefined]>([
    ['the same failure of another poller is one attempt', 'listed', soon, failed, undefined],
    ['the same refusal, too', 'refused', soon, refused, undefined],
    ['a refusal after a failure is news', 'listed', soon, refused, { state: 'refused' }],
    ['a time that no pause leads to is no such sign', 'listed', new Date(8.64e15), failed, { attempts: 2 }],
  ])('several pollers: %s', (_, state, nextAttempt, event, change) => {
    const changed = contentChange(entry(state, { nextAttempt }), event, now);
    if (change) expect(changed).toMatchObject(change);
    else expect(changed).toBeUndefined();
  });
});

describe('content that a message tells of', () => {
  const until = new Date(now.getTime() + 60 * MINUTE);
  const queued = (attempts: number): ContentEvent => ({ kind: 'queued', until, attempts });

  it('is noted only while it is listed, and as often tried as when the message was sent', () => {
    expect(contentChange(entry('listed'), queued(1), now)).toEqual({ queuedUntil: inMs(60 * MINUTE) });
    expect(contentChange(entry('listed', { attempts: 2 }), queued(1), now)).toBeUndefined();
    for (const state of ['stored', 'refused', 'expired'] as const)
      expect(contentChange(entry(state), queued(1), now)).toBeUndefined();
  });

  it('is told of again once it has failed', () => {
    expect(contentChange(entry('listed', { queuedUntil: until }), failed, now)).toMatchObject({
      attempts: 2,
      queuedUntil: { type: 'DateTime', value: '1970-01-01T00:00:00.000Z' },
    });
    expect(contentChange(entry('listed'), failed, now)).not.toHaveProperty('queuedUntil');
  });
});
