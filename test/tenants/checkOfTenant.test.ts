import { checkOfTenant } from '../../shared/tenants/checkOfTenant';

const check = {
  name: 'setting AZURE_TENANT_ID',
  ok: false,
  detail: 'AZURE_TENANT_ID is no GUID.',
  fix: 'Check AZURE_TENANT_ID and M365_CLOUD.',
};

test('names what has to be mended as it stands in TENANTS', () => {
  expect(checkOfTenant(check, 'contoso')).toEqual({
    name: 'setting tenantId of contoso in TENANTS',
    ok: false,
    detail: 'tenantId of contoso in TENANTS is no GUID.',
    fix: 'Check tenantId of contoso in TENANTS and cloud of contoso in TENANTS.',
  });
});

test('leaves all as it is where there is one tenant alone', () => {
  expect(checkOfTenant(check, undefined)).toBe(check);
});
