import { clockCheck, clockCheckOfFailure } from '../../shared/doctor/clockCheck';

const MINUTE_MS = 60_000;

describe('clockCheck', () => {
  it.each([
    [0, true, 'Agrees with https://h.'],
    [-2_000, true, 'Agrees with https://h.'],
    [90_000, true, '90 s behind https://h, which does no harm below 5 min.'],
    [5 * MINUTE_MS, true, '5 min behind https://h, which does no harm below 5 min.'],
    [5 * MINUTE_MS + 1, false, "This machine's clock is 5 min behind https://h."],
    [-3 * 60 * MINUTE_MS, false, "This machine's clock is 180 min ahead of https://h."],
  ])('%d ms: %s', (clockSkewMs, ok, detail) => {
    const check = clockCheck('https://h', clockSkewMs);
    expect(check).toMatchObject({ name: 'clock', ok, detail });
    expect(check.fix === undefined).toBe(ok);
  });
});

describe('clockCheckOfFailure', () => {
  const now = new Date('2030-01-01T00:00:00Z');

  it.each(['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED'])('takes %s for a clock that is far off', (code) => {
    const error = new Error('request failed', { cause: Object.assign(new Error('tls'), { code }) });
    expect(clockCheckOfFailure('https://h', error, now)).toMatchObject({
      ok: false,
      detail:
        "It is 2030-01-01T00:00 UTC by this machine's clock, and the certificate of https://h is not valid at that time.",
    });
  });

  it('says nothing of other failures', () => {
    expect(clockCheckOfFailure('https://h', new Error('ECONNREFUSED'), now)).toBeUndefined();
  });
});
