import { permissionCheck } from '../../shared/doctor/permissionCheck';
import { feedSettings } from './feedSettings';

describe('permissionCheck', () => {
  it.each([
    [['ActivityFeed.Read'], 'Audit.Exchange', true],
    [['ActivityFeed.ReadDlp', 'ActivityFeed.Read'], 'DLP.All', true],
    [['ActivityFeed.Read'], 'DLP.All', null],
    [['ActivityFeed.ReadDlp'], 'DLP.All', false],
    [['ServiceHealth.Read'], 'Audit.Exchange', false],
    [[], 'Audit.Exchange', false],
  ])('%j for %s: %s', (roles, CONTENT_TYPES, ok) => {
    const check = permissionCheck({ roles }, feedSettings({ CONTENT_TYPES }));
    expect(check).toMatchObject({ name: 'permission', ok });
    expect(check.fix === undefined).toBe(ok === true);
  });

  it('says nothing of a token that cannot be read', () => {
    expect(permissionCheck(undefined, feedSettings()).ok).toBeNull();
  });

  it.each([
    [{}, 'App registrations'],
    [
      { AZURE_CLIENT_SECRET: '', MANAGED_IDENTITY_CLIENT_ID: 'c1e0a000-0000-4000-a000-000000000002' },
      'New-MgServicePrincipalAppRoleAssignment',
    ],
  ])('tells each kind of identity its own way to a permission', (change, fix) => {
    expect(permissionCheck({ roles: [] }, feedSettings(change)).fix).toContain(fix);
  });
});
