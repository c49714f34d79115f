import { appRightsCheck } from '../../shared/doctor/appRightsCheck';
import type { ProbedRights } from '../../shared/doctor/probedRights';

const now = new Date('2026-11-26T18:00:00Z');
const HOUR_MS = 60 * 60_000;
const probed = (found: Partial<ProbedRights> = {}, hoursAgo = 3): ProbedRights => ({
  probedAt: new Date(now.getTime() - hoursAgo * HOUR_MS),
  app: 'func-prod',
  missing: [],
  excess: [],
  unknown: [],
  ...found,
});

test.each([
  [probed(), true, 'func-prod looked 3 h ago: it can do what it needs, and change or remove nothing else.'],
  [
    probed({ unknown: ['insert into AuditQuarantine: it has no row to try it with'] }),
    true,
    /Not tried: insert into AuditQuarantine: it has no row to try it with\.$/,
  ],
  [
    probed({ missing: ['create tables', 'update AuditContent'] }),
    false,
    'func-prod looked 3 h ago: it may not create tables, not update AuditContent.',
  ],
  [
    probed({ excess: ['remove from AuditRecords202611'] }),
    false,
    /it may remove from AuditRecords202611, which it never needs\.$/,
  ],
  [probed({}, 72), null, /looked 72 h ago, and not since/],
] as const)('%j', (newest, ok, detail) => {
  const older = probed({ missing: ['create tables'] }, 27);
  const check = appRightsCheck([newest, older], [{ app: 'func-prod' }], now);
  expect(check).toMatchObject({ name: 'app rights', ok });
  expect(check?.detail).toMatch(detail);
});

test('says that a deployed app has told nothing yet, and nothing where there is none', () => {
  expect(appRightsCheck([], [{ app: 'cli' }, { app: 'func-prod' }], now)).toMatchObject({
    ok: null,
    detail: expect.stringContaining('func-prod has not written down'),
  });
  expect(appRightsCheck([], [{ app: 'cli' }], now)).toBeUndefined();
  expect(appRightsCheck([], [], now)).toBeUndefined();
});
