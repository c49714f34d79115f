import { decideOnFault } from '../../shared/activityApi/decideOnFault';
import type { Decision } from '../../shared/activityApi/decision';
import type { FeedOperation } from '../../shared/activityApi/feedOperation';

const anyOperation: readonly FeedOperation[] = [
  'listSubscriptions',
  'startSubscription',
  'listContent',
  'fetchContent',
];

function decide(status: number, code: string | undefined, operation: FeedOperation): Decision {
  return decideOnFault({ status, code, operation, isAuditingOff: false, isTokenRenewed: false }).decision;
}

test.each<[string, number, Decision]>([
  ['AF10001', 401, 'renewToken'],
  ['AF20001', 400, 'stop'],
  ['AF20002', 400, 'stop'],
  ['AF20003', 400, 'stop'],
  ['AF20010', 400, 'stop'],
  ['AF20011', 400, 'stop'],
  ['AF20012', 400, 'stop'],
  ['AF20013', 400, 'stop'],
  ['AF20020', 400, 'stop'],
  ['AF20021', 400, 'stop'],
  ['AF20022', 400, 'startSubscription'],
  ['AF20024', 400, 'alreadyEnabled'],
  ['AF20030', 400, 'window'],
  ['AF20031', 400, 'relist'],
  ['AF20050', 404, 'refused'],
  ['AF20051', 400, 'expired'],
  ['AF20053', 400, 'stop'],
  ['AF20054', 400, 'stop'],
  ['AF20055', 400, 'window'],
  ['AF429', 403, 'throttled'],
  ['AF429', 429, 'throttled'],
  ['AF429', 200, 'throttled'],
  ['AF50000', 500, 'retry'],
  ['AF50005', 500, 'retry'],
  ['AF50006', 500, 'retry'],
  ['AF59999', 400, 'retry'],
])('%s with HTTP %i: %s, whatever was asked', (code, status, decision) => {
  expect(anyOperation.map((operation) => decide(status, code, operation))).toEqual(
    anyOperation.map(() => decision),
  );
});

test.each<[string | undefined, number, FeedOperation, Decision]>([
  ['AF20023', 400, 'listContent', 'startSubscription'],
  ['AF20023', 400, 'startSubscription', 'stop'],
  ['AF20052', 400, 'fetchContent', 'refused'],
  ['AF20052', 400, 'listContent', 'stop'],
  ['AF20052', 400, 'listSubscriptions', 'stop'],
  ['AF29999', 400, 'fetchContent', 'refused'],
  ['AF29999', 400, 'listContent', 'stop'],
  ['AF19999', 403, 'fetchContent', 'stop'],
  [undefined, 401, 'listContent', 'renewToken'],
  [undefined, 429, 'fetchContent', 'throttled'],
  [undefined, 404, 'fetchContent', 'refused'],
  [undefined, 410, 'fetchContent', 'refused'],
  [undefined, 403, 'fetchContent', 'refused'],
  [undefined, 404, 'listContent', 'stop'],
  [undefined, 400, 'listSubscriptions', 'stop'],
  [undefined, 403, 'listContent', 'stop'],
  [undefined, 407, 'fetchContent', 'stop'],
  [undefined, 408, 'fetchContent', 'retry'],
  [undefined, 500, 'listContent', 'retry'],
  [undefined, 502, 'fetchContent', 'retry'],
  [undefined, 503, 'startSubscription', 'retry'],
  [undefined, 302, 'fetchContent', 'retry'],
  [undefined, 307, 'listContent', 'retry'],
  [undefined, 200, 'listContent', 'retry'],
])('%s with HTTP %i to %s: %s', (code, status, operation, decision) => {
  expect(decide(status, code, operation)).toBe(decision);
});

test.each([undefined, 'AF10001'])('a renewed token that is refused again (%s) needs a person', (code) => {
  const { decision, fix } = decideOnFault({
    operation: 'listContent',
    status: 401,
    code,
    isAuditingOff: false,
    isTokenRenewed: true,
  });
  expect(decision).toBe('stop');
  expect(fix).toContain('ActivityFeed.Read');
  expect(fix).toContain('managed identity');
});

test('auditing that is off needs a person, whatever else the reply says', () => {
  const { decision, fix } = decideOnFault({
    operation: 'startSubscription',
    status: 400,
    code: undefined,
    isAuditingOff: true,
    isTokenRenewed: false,
  });
  expect(decision).toBe('stop');
  expect(fix).toContain('Switch auditing on');
});
