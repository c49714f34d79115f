import { type AuditingSigns, auditingCheck } from '../../shared/doctor/auditingCheck';

const now = new Date('2026-11-22T09:00:00Z');
const yesterday = new Date('2026-11-21T10:00:00Z');
const longAgo = new Date('2026-11-01T10:00:00Z');

const nothing: AuditingSigns = {
  contentType: 'Audit.Exchange',
  status: undefined,
  listed: undefined,
  coverage: undefined,
};
const noCoverage = { startRequestedAt: undefined, startRefusedAt: undefined, lastContentCreated: undefined };

describe('auditingCheck', () => {
  it.each<[string, Partial<AuditingSigns>, boolean | null]>([
    ['nothing is known', {}, null],
    ['content is listed', { status: 'enabled', listed: { count: 3 } }, true],
    ['nothing is listed, and nothing is stored', { status: 'enabled', listed: { count: 0 } }, null],
    [
      'content came yesterday',
      { listed: { count: 0 }, coverage: { ...noCoverage, lastContentCreated: yesterday } },
      true,
    ],
    [
      'content came long ago',
      { listed: { count: 0 }, coverage: { ...noCoverage, lastContentCreated: longAgo } },
      null,
    ],
    ['an enabled feed is refused', { status: 'enabled', listed: { refusedWith: 'AF20023' } }, false],
    ['there is no subscription after all', { status: 'enabled', listed: { refusedWith: 'AF20022' } }, null],
    [
      'the last start was refused',
      { coverage: { ...noCoverage, startRequestedAt: longAgo, startRefusedAt: longAgo } },
      false,
    ],
    [
      'a start was refused before the last one',
      { coverage: { ...noCoverage, startRequestedAt: yesterday, startRefusedAt: longAgo } },
      null,
    ],
    [
      'a start was refused, and it works now',
      {
        status: 'enabled',
        listed: { count: 1 },
        coverage: { ...noCoverage, startRequestedAt: longAgo, startRefusedAt: longAgo },
      },
      true,
    ],
  ])('where %s', (_, sign, ok) => {
    expect(auditingCheck([{ ...nothing, ...sign }], now)).toMatchObject({ name: 'auditing', ok });
  });

  it('is on where one content type has content and another is closed', () => {
    const closed: AuditingSigns = {
      ...nothing,
      contentType: 'DLP.All',
      status: 'enabled',
      listed: { refusedWith: 'AF20023' },
    };
    const open: AuditingSigns = { ...nothing, status: 'enabled', listed: { count: 1 } };
    expect(auditingCheck([closed, open], now).ok).toBe(true);
  });
});
