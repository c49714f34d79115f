import type { FeedSettings } from '../../shared/doctor/doctorSettings';
import { tenantCheck } from '../../shared/doctor/tenantCheck';
import { feedSettings } from './feedSettings';

const tenantId = '7e4a47a0-0000-4000-a000-000000000001';
const settings: FeedSettings = feedSettings();
const claims = { aud: 'https://manage.office.com', tid: tenantId, roles: [] };

describe('tenantCheck', () => {
  it.each([
    ['everything fits', { claims, tenantsCloud: 'worldwide' }],
    [
      'the audience ends with a slash',
      { claims: { ...claims, aud: 'https://manage.office.com/' }, tenantsCloud: undefined },
    ],
    [
      'the audience is the application',
      { claims: { ...claims, aud: 'c5393580-f805-4401-95e8-94b7a6ef2fc2' }, tenantsCloud: undefined },
    ],
    ['the token tells nothing', { claims: undefined, tenantsCloud: undefined }],
    [
      'the tenant is in capitals',
      { claims: { ...claims, tid: tenantId.toUpperCase() }, tenantsCloud: undefined },
    ],
  ])('is content where %s', (_, known) => {
    expect(tenantCheck(settings, known).ok).toBe(true);
  });

  it.each([
    [{ claims, tenantsCloud: 'gcchigh' }, 'The tenant is in cloud gcchigh, but M365_CLOUD says worldwide.'],
    [
      { claims: { ...claims, aud: 'https://manage-gcc.office.com' }, tenantsCloud: undefined },
      'The token is made out to https://manage-gcc.office.com (cloud gcc), not to https://manage.office.com.',
    ],
    [
      { claims: { ...claims, aud: 'https://graph.microsoft.com' }, tenantsCloud: undefined },
      'The token is made out to https://graph.microsoft.com, not to https://manage.office.com.',
    ],
    [
      { claims: { ...claims, tid: '7e4a47a0-0000-4000-a000-000000000009' }, tenantsCloud: undefined },
      `The token is for tenant 7e4a47a0-0000-4000-a000-000000000009, but AZURE_TENANT_ID is ${tenantId}.`,
    ],
  ])('tells what does not belong together: %j', (known, detail) => {
    expect(tenantCheck(settings, known)).toMatchObject({ ok: false, detail });
  });
});
