import { settingNames } from '../../shared/settings/settingNames';
import { SettingsFault } from '../../shared/settings/settingsFault';
import { chosenTenant } from '../../shared/tenants/chosenTenant';
import { ENTRY_VARIABLES, tenantEntry } from '../../shared/tenants/tenantEntry';
import { tenantEnvironments } from '../../shared/tenants/tenantEnvironments';
import { tenantFault } from '../../shared/tenants/tenantFault';

const contoso = { name: 'contoso', tenantId: 'a0000000-0000-4000-a000-000000000001' };
const fabrikam = { name: 'fabrikam', tenantId: 'a0000000-0000-4000-a000-000000000002' };
const own = (account: string) => ({ tablesEndpoint: `https://${account}.table.core.windows.net` });

function read(entries: unknown, env: NodeJS.ProcessEnv = {}) {
  return tenantEnvironments({
    ...env,
    TENANTS: typeof entries === 'string' ? entries : JSON.stringify(entries),
  });
}

function faultOf(entries: unknown, env: NodeJS.ProcessEnv = {}): SettingsFault {
  try {
    read(entries, env);
  } catch (error) {
    if (error instanceof SettingsFault) return error;
    throw error;
  }
  throw new Error('it was taken');
}

test('without TENANTS there is the one that the variables name', () => {
  const env = { AZURE_TENANT_ID: contoso.tenantId };
  expect(tenantEnvironments(env)).toEqual([{ name: undefined, env }]);
  expect(tenantEnvironments({ ...env, TENANTS: ' ' })).toHaveLength(1);
});

test('an entry lies over what all share, and its own account over a shared connection string', () => {
  const shared = {
    MANAGED_IDENTITY_CLIENT_ID: 'm',
    AZURE_CLIENT_ID: 'all',
    TABLES_CONNECTION_STRING: 'UseDevelopmentStorage=true',
    RETENTION_MONTHS: '12',
  };
  const entry = {
    ...contoso,
    clientId: 'own',
    cloud: 'gcc',
    contentTypes: ['Audit.Exchange', 'DLP.All'],
    retentionMonths: 84,
  };
  const [first, second] = read(
    [
      { ...entry, ...own('stone') },
      { ...fabrikam, tablePrefix: 'Fabrikam' },
    ],
    shared,
  );
  expect(first).toMatchObject({
    name: 'contoso',
    env: {
      AZURE_TENANT_ID: contoso.tenantId,
      AZURE_CLIENT_ID: 'own',
      M365_CLOUD: 'gcc',
      CONTENT_TYPES: 'Audit.Exchange,DLP.All',
      RETENTION_MONTHS: '84',
      TABLES_ENDPOINT: 'https://stone.table.core.windows.net',
      MANAGED_IDENTITY_CLIENT_ID: 'm',
    },
  });
  expect(first?.env.TABLES_CONNECTION_STRING).toBeUndefined();
  expect(first?.env.TENANTS).toBeUndefined();
  expect(second?.env).toMatchObject({
    ...shared,
    TABLE_PREFIX: 'Fabrikam',
    AZURE_TENANT_ID: fabrikam.tenantId,
  });
});

test('0 months mean all, as in Bicep', () => {
  const [only] = read([{ ...contoso, retentionMonths: 0 }]);
  expect(only?.env.RETENTION_MONTHS).toBeUndefined();
  // Also where the others keep less: its months must not be dropped.
  const [all] = read([{ ...contoso, retentionMonths: 0 }], { RETENTION_MONTHS: '6' });
  expect(all?.env.RETENTION_MONTHS).toBeUndefined();
});

test.each<[string, unknown, RegExp]>([
  ['no JSON', '[{', /^TENANTS is set \(2 characters\), but no JSON\.$/],
  ['no array', { contoso }, /^TENANTS is no JSON array/],
  ['none', [], /^TENANTS is no JSON array/],
  ['no object', ['contoso'], /number 1, which is no object/],
  ['no ID', [contoso, { name: 'fabrikam' }], /number 2, tenantId is missing or not as it must be/],
  ['no name', [{ tenantId: contoso.tenantId }], /number 1, name is missing/],
  [
    'a name that no log can hold',
    [{ ...contoso, name: 'Contoso Ltd.' }],
    /number 1, name is missing or not as it must be/,
  ],
  [
    'a number as text',
    [{ ...contoso, retentionMonths: '84' }],
    /retentionMonths is missing or not as it must be/,
  ],
  ['the same name twice', [contoso, { ...fabrikam, name: 'Contoso' }], /^TENANTS names 'Contoso' twice\.$/],
])('is refused: %s', (_, entries, message) => {
  expect(faultOf(entries).message).toMatch(message);
});

test('holds no secret, and shows none that was put there', () => {
  const fault = faultOf([{ ...contoso, clientSecret: 'abc~8Q.secret-value' }]);
  expect(fault.message).toBe(
    "TENANTS has an entry that cannot be used: number 1, which holds 'clientSecret'.",
  );
  expect(fault.fix).toContain('secrets stay out of it');
  expect(`${fault.message}${fault.fix}`).not.toContain('secret-value');
});

test('beside TENANTS there is no tenant of its own', () => {
  expect(faultOf([contoso], { AZURE_TENANT_ID: contoso.tenantId }).message).toBe(
    'AZURE_TENANT_ID is set beside TENANTS, so that it is not clear which counts.',
  );
});

test.each<[string, object, object, boolean]>([
  ['an account each', own('stone'), own('sttwo'), true],
  [
    'one account, prefixes apart',
    { ...own('stone'), tablePrefix: 'Contoso' },
    { ...own('stone'), tablePrefix: 'Fabrikam' },
    true,
  ],
  ['one account, one prefix', own('stone'), own('stone'), false],
  [
    'one account, one begins the other',
    { ...own('stone'), tablePrefix: 'Audit' },
    { ...own('stone'), tablePrefix: 'AuditB' },
    false,
  ],
  [
    'the other way round, in other letter case',
    { ...own('stone'), tablePrefix: 'auditb' },
    { ...own('stone') },
    false,
  ],
  [
    'the same account, written differently',
    own('stone'),
    { tablesEndpoint: 'https://STONE.table.core.windows.net/' },
    false,
  ],
  ['one account for all', { tablePrefix: 'Contoso' }, { tablePrefix: 'ContosoTwo' }, false],
])('no prefix begins another within an account: %s', (_, first, second, isTaken) => {
  const entries = [
    { ...contoso, ...first },
    { ...fabrikam, ...second },
  ];
  const env = { TABLES_ENDPOINT: 'https://stall.table.core.windows.net' };
  if (isTaken) expect(read(entries, env)).toHaveLength(2);
  else expect(faultOf(entries, env).message).toMatch(/prefixes of which one begins the other/);
});

describe('the tenant that is meant', () => {
  const tenants = () =>
    read([
      { ...contoso, ...own('stone') },
      { ...fabrikam, ...own('sttwo') },
    ]);

  test.each(['fabrikam', 'FABRIKAM', fabrikam.tenantId.toUpperCase()])('%s', (name) => {
    expect(chosenTenant(tenants(), name).name).toBe('fabrikam');
  });

  test('must be named where there are several', () => {
    expect(() => chosenTenant(tenants(), undefined)).toThrow('TENANTS holds 2 tenants: contoso, fabrikam.');
    expect(() => chosenTenant(tenants(), 'northwind')).toThrow('There is no tenant northwind in TENANTS.');
  });

  test('need not be named where there is one', () => {
    const alone = tenantEnvironments({ AZURE_TENANT_ID: contoso.tenantId });
    expect(chosenTenant(alone, undefined).name).toBeUndefined();
    expect(chosenTenant(alone, contoso.tenantId).env.AZURE_TENANT_ID).toBe(contoso.tenantId);
    expect(() => chosenTenant(alone, 'contoso')).toThrow('TENANTS is not set');
  });
});

test('a fault in an entry is told in the words of the entry', () => {
  const error = new SettingsFault([
    { variable: 'AZURE_TENANT_ID', found: 'is no GUID', fix: 'Set AZURE_TENANT_ID to a GUID' },
    { variable: 'POLL_SCHEDULE', found: 'is odd', fix: 'Set POLL_SCHEDULE' },
  ]);
  const told = tenantFault(error, 'contoso');
  expect(told).toMatchObject({
    message: 'tenantId of contoso in TENANTS is no GUID.\nPOLL_SCHEDULE is odd (tenant contoso).',
    fix: 'Set tenantId of contoso in TENANTS to a GUID.\nSet POLL_SCHEDULE.',
  });
  expect(tenantFault(error, undefined)).toBe(error);
});

test('what an entry may say are settings of ours, none of them secret', () => {
  const keys = Object.keys(tenantEntry.shape).filter((key) => key !== 'name');
  expect(Object.keys(ENTRY_VARIABLES).sort()).toEqual(keys.sort());
  const open = settingNames.filter(({ isSecret }) => !isSecret).map(({ name }) => name);
  expect(open).toEqual(expect.arrayContaining(Object.values(ENTRY_VARIABLES)));
});
