import { tenantCloud } from '../../shared/doctor/tenantCloud';
import { cloudClaims } from '../tenant/signIn/cloudClaims';

describe('tenantCloud', () => {
  it.each(Object.entries(cloudClaims))('knows %s', (cloud, claims) => {
    expect(tenantCloud(JSON.stringify(claims))).toBe(cloud);
  });

  it.each([
    '{}',
    '<html>',
    '',
    '[]',
    '{"cloud_instance_name": 7}',
    '{"cloud_instance_name": "microsoftonline.us"}',
    '{"tenant_region_sub_scope": "constructor"}',
  ])('does not guess from %s', (document) => {
    expect(tenantCloud(document)).toBeUndefined();
  });
});
