import { subscriptionCheck, subscriptionStatus } from '../../shared/doctor/subscriptionCheck';

const at = new Date('2026-11-22T09:00:00Z');

describe('subscriptionStatus', () => {
  it.each([
    [[{ contentType: 'Audit.Exchange', status: 'enabled' }], 'enabled'],
    [[{ contentType: 'audit.exchange', status: 'Enabled' }], 'enabled'],
    [[{ contentType: 'Audit.Exchange', status: undefined }], 'unknown'],
    [[{ contentType: 'Audit.Exchange', status: 'disabled' }], 'disabled'],
    [[{ contentType: 'Audit.General', status: 'enabled' }], 'missing'],
    [[], 'missing'],
  ])('%j: %s', (subscriptions, status) => {
    expect(subscriptionStatus('Audit.Exchange', subscriptions)).toBe(status);
  });
});

describe('subscriptionCheck', () => {
  const never = { lastPollAt: undefined, startRequestedAt: undefined };
  it.each([
    ['enabled', never, true],
    ['unknown', never, true],
    ['disabled', never, false],
    ['missing', never, null],
    ['missing', undefined, null],
    ['missing', { ...never, lastPollAt: at }, false],
  ] as const)('%s with %j: %s', (status, coverage, ok) => {
    expect(subscriptionCheck('Audit.Exchange', status, coverage)).toMatchObject({
      name: 'subscription Audit.Exchange',
      ok,
    });
  });
});
