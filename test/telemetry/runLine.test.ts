import { OperatorFault } from '../../shared/faults/operatorFault';
import { emptyPollSummary } from '../../shared/ingest/pollSummary';
import { RUN_LINE_START, runLine } from '../../shared/telemetry/runLine';

const startedAt = new Date('2026-11-26T18:00:17.000Z');
const endedAt = new Date('2026-11-26T18:00:59.400Z');
const run = {
  startedAt,
  endedAt,
  outcome: 'complete',
  windows: [],
  counts: {},
  failure: undefined,
  app: 'func-prod',
  appVersion: '1.2.3',
  instance: '0a1b2c3d',
} as const;
const common = { tenant: 'contoso', tenantId: 'a0000000-0000-4000-a000-000000000001', startedAt, endedAt };

const newestContent = [
  { contentType: 'Audit.Exchange', createdAt: new Date('2026-11-26T17:30:00Z') },
  { contentType: 'DLP.All', createdAt: undefined },
];

test('tells of a poll, its counts as numbers', () => {
  const gap = {
    contentType: 'Audit.Exchange',
    from: startedAt,
    to: startedAt,
    reason: 'expired',
    since: startedAt,
    state: 'open',
    contentId: 'a$b',
    contentExpiration: undefined,
  } as const;
  const seals = [{ partitionKey: '50_2026-11-10', number: 1, hash: 'ab' }];
  const summary = { ...emptyPollSummary(), records: 7, backlog: 2, complete: true, gaps: [gap, gap], seals };
  const line = runLine({ ...common, run, summary, newestContent });
  expect(line.startsWith(RUN_LINE_START)).toBe(true);
  expect(line).not.toContain('\n');
  expect(JSON.parse(line)).toMatchObject({
    event: 'auditPollRun',
    outcome: 'complete',
    tenant: 'contoso',
    tenantId: common.tenantId,
    run: '2026-11-26T18:00:17.000Z_0a1b2c3d',
    app: 'func-prod',
    appVersion: '1.2.3',
    startedAt: '2026-11-26T18:00:17.000Z',
    endedAt: '2026-11-26T18:00:59.400Z',
    metrics: { durationSeconds: 42, newestContentAgeMinutes: 31, gapsOpened: 2, records: 7, backlog: 2 },
    newestContent: [
      { contentType: 'Audit.Exchange', createdAt: '2026-11-26T17:30:00.000Z', ageMinutes: 31 },
      { contentType: 'DLP.All', createdAt: null, ageMinutes: null },
    ],
    failure: null,
    gapReasons: ['expired'],
    seals,
    notes: [],
  });
});

test('a poll that is not complete is incomplete, not failed', () => {
  const line = runLine({ ...common, run, summary: emptyPollSummary(), newestContent: undefined });
  expect(JSON.parse(line)).toMatchObject({
    outcome: 'incomplete',
    metrics: { newestContentAgeMinutes: null },
  });
});

test('one that failed before it began says why, and has no counts to be taken for real ones', () => {
  const error = new OperatorFault('AZURE_TENANT_ID is not set.', 'Set it.');
  const line = runLine({
    ...common,
    tenant: undefined,
    run: undefined,
    summary: undefined,
    newestContent: undefined,
    error,
  });
  const parsed = JSON.parse(line);
  expect(parsed).toMatchObject({
    outcome: 'failed',
    tenant: common.tenantId,
    run: '',
    failure: { what: 'AZURE_TENANT_ID is not set.', fix: 'Set it.' },
  });
  expect(parsed.metrics).toEqual({ durationSeconds: 42, newestContentAgeMinutes: null, gapsOpened: 0 });
});

test('an error that nobody wrote for a person gives its name alone', () => {
  const error = new TypeError('GET https://acc.table.core.windows.net/AuditIndex202611(user_x) failed');
  const line = runLine({ ...common, run, summary: emptyPollSummary(), newestContent: undefined, error });
  expect(JSON.parse(line).failure.what).toBe('TypeError');
  expect(line).not.toContain('windows.net');
});

test('one tenant that is not named goes by its ID, and by nothing where the settings do not say', () => {
  const ended = { ...common, tenant: undefined, run, summary: emptyPollSummary(), newestContent: undefined };
  expect(JSON.parse(runLine(ended)).tenant).toBe(common.tenantId);
  expect(JSON.parse(runLine({ ...ended, tenantId: undefined })).tenant).toBe('');
});
