import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { infraTexts } from './bicep/infraTexts';
import { type Infra, readInfra } from './bicep/readInfra';

let infra: Infra;
beforeAll(async () => {
  infra = await readInfra();
});

function only(type: string) {
  const [found, ...others] = infra.resources(type);
  expect(others).toEqual([]);
  if (!found) throw new Error(`infra makes no ${type}`);
  return found.resource;
}

describe('storage accounts', () => {
  test.each([
    ['allowBlobPublicAccess', 'false'],
    ['allowCrossTenantReplication', 'false'],
    ['allowSharedKeyAccess', 'false'],
    ['defaultToOAuthAuthentication', 'true'],
    ['minimumTlsVersion', "'TLS1_2'"],
    ['supportsHttpsTrafficOnly', 'true'],
    ['publicNetworkAccess', "isPublic ? 'Enabled' : 'Disabled'"],
  ])('all have %s: %s', (name, value) => {
    const accounts = infra.resources('Microsoft.Storage/storageAccounts');
    expect(accounts.map(({ file }) => file)).toEqual(['auditStorage.bicep', 'hostStorage.bicep']);
    expect(accounts.map(({ resource }) => resource.body.value('properties', name))).toEqual([value, value]);
  });

  test('a lock is a switch, and stands on the records', () => {
    const lock = only('Microsoft.Authorization/locks');
    expect(lock.condition).toBe('isLocked');
    expect(lock.body.value('scope')).toBe('account');
    expect(infra.file('resourceGroup.bicep').parameters.get('isLocked')).toBe('false');
  });

  test('seal heads cannot be changed; a policy that has been locked is left alone', () => {
    const policy = only('Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies');
    expect(policy.body.value('properties', 'allowProtectedAppendWrites')).toBe('false');
    expect(policy.condition).toBe('!areSealHeadsLocked');
  });

  test('the ledger and coverage tables of each tenant are made here', () => {
    const tables = infra.resources('Microsoft.Storage/storageAccounts/tableServices/tables');
    expect(tables.map(({ resource }) => [resource.symbol, resource.isLoop])).toEqual([
      ['contentTables', true],
      ['coverageTables', true],
    ]);
    expect(tables[0]?.resource.body.value('name')).toMatch(/^'\$\{prefix\}Content'$/);
    expect(tables[1]?.resource.body.value('name')).toMatch(/^'\$\{prefix\}Coverage'$/);
  });
});

test('apps run on Flex Consumption and Node 24, each with one identity of its own', () => {
  const plan = only('Microsoft.Web/serverfarms');
  const app = only('Microsoft.Web/sites').body;
  expect(plan.body.value('sku')).toBe("{ name: 'FC1', tier: 'FlexConsumption' }");
  expect(app.value('properties', 'functionAppConfig', 'runtime')).toBe("{ name: 'node', version: '24' }");
  expect(app.value('identity', 'type')).toBe("'UserAssigned'");
  expect(app.value('identity', 'userAssignedIdentities')).toMatch(/^\{ '\$\{identityId\}': \{\} \}$/);
  expect(app.value('properties', 'httpsOnly')).toBe('true');
  expect(app.value('properties', 'keyVaultReferenceIdentity')).toBe('identityId');
});

test('nothing takes a password or key for telemetry or deployment', () => {
  expect(only('Microsoft.Insights/components').body.value('properties', 'DisableLocalAuth')).toBe('true');
  const workspace = only('Microsoft.OperationalInsights/workspaces').body;
  expect(workspace.value('properties', 'features', 'disableLocalAuth')).toBe('true');
  expect(workspace.value('properties', 'workspaceCapping', 'dailyQuotaGb')).toBe('dailyCapGb');
  const policies = infra.resources('Microsoft.Web/sites/basicPublishingCredentialsPolicies');
  expect(policies.map(({ resource }) => resource.body.value('properties', 'allow'))).toEqual([
    'false',
    'false',
  ]);
  const cosmos = only('Microsoft.DocumentDB/databaseAccounts').body;
  expect(cosmos.value('properties', 'disableLocalAuth')).toBe('true');
});

test('an app starts after everything that its first start needs', () => {
  const polling = infra.file('resourceGroup.bicep').modules.find(({ symbol }) => symbol === 'functionApp');
  const retention = infra.file('retention.bicep').modules.find(({ symbol }) => symbol === 'functionApp');
  expect(polling?.body.value('dependsOn')).toBe(
    '[telemetryGrant, contentQueue, auditStorage, cosmos, keyVault, hostEndpoints, auditEndpoints]',
  );
  expect(retention?.body.value('dependsOn')).toBe('[telemetryGrant, auditGrants, hostEndpoints]');
  for (const app of [polling, retention])
    expect(app?.body.value('params', 'packageContainerUrl')).toBe('hostStorage.outputs.packageContainerUrl');
});

test('Graph objects are no part of the deployment: who deploys may not grant permissions', () => {
  for (const [name, text] of infraTexts())
    if (/^extension /m.test(text)) expect(['appRegistration.bicep', 'consent.bicep']).toContain(name);
  for (const { type } of [
    ...infra.file('main.bicep').modules,
    ...infra.file('resourceGroup.bicep').modules,
    ...infra.file('retention.bicep').modules,
  ])
    expect(['appRegistration.bicep', 'consent.bicep']).not.toContain(type);
});

test('no feature is on that a parameter file is there for', () => {
  const defaults = infra.file('resourceGroup.bicep').parameters;
  const switches: Record<string, [parameter: string, off: string]> = {
    certificate: ['signInWith', "'identity'"],
    cosmos: ['tableService', "'storage'"],
    'fan-out': ['fanOut', 'false'],
    'geo-redundant': ['auditStorageSku', "'Standard_ZRS'"],
    lock: ['isLocked', 'false'],
    'private-network': ['isPrivate', 'false'],
    retention: ['dropsExpiredMonths', 'false'],
    secret: ['signInWith', "'identity'"],
    tenants: ['tenants', '[]'],
  };
  const files = [...infraTexts().keys()].filter((name) => name.startsWith('parameters/'));
  expect(files).toEqual(Object.keys(switches).map((name) => `parameters/${name}.bicepparam`));
  for (const [name, [parameter, off]] of Object.entries(switches)) {
    expect(defaults.get(parameter)).toBe(off);
    expect([...infra.file(`parameters/${name}.bicepparam`).variables.keys()]).toContain(parameter);
  }
});

test('main.bicep takes and gives what resourceGroup.bicep does', () => {
  const [main, group] = [infra.file('main.bicep'), infra.file('resourceGroup.bicep')];
  const parameters = (file: typeof main) => [...file.parameters].filter(([name]) => name !== 'location');
  expect(parameters(main).filter(([name]) => name !== 'resourceGroupName')).toEqual(parameters(group));
  expect(main.modules[0]?.body.keys('params')).toEqual([...group.parameters.keys()]);
  for (const name of main.modules[0]?.body.keys('params') ?? [])
    expect(main.modules[0]?.body.value('params', name)).toBe(name);
  const forAzd = ['AZURE_RESOURCE_GROUP', 'AZURE_LOCATION', 'TABLES_ENDPOINT', 'SEAL_HEADS_URL'];
  expect(main.outputs).toEqual(['resourceGroupName', ...group.outputs, ...forAzd]);
});

test('docs name outputs, parameters, parameter files and variables of main.bicepparam that exist', () => {
  const pages = [
    'consent',
    'deploy',
    'identity',
    'operate',
    'prerequisites',
    'tenants',
    'troubleshooting',
    'uninstall',
    'upgrade',
  ]
    .map((name) => readFileSync(join(__dirname, `../../docs/${name}.md`), 'utf8'))
    .join('\n');
  const main = infra.file('main.bicep');
  const registration = infra.file('appRegistration.bicep');
  const found = (pattern: RegExp) => [...new Set([...pages.matchAll(pattern)].map(([, name = '']) => name))];
  const outputs = found(/outputs\.(\w+)/g);
  const parameters = found(/\bparam (\w+) = /g);
  const variables = found(/azd env set (\w+) /g);
  const files = found(/infra\/([\w/-]+\.bicep(?:param)?)/g);
  for (const each of [outputs, parameters, variables, files]) expect(each).not.toEqual([]);
  for (const name of outputs) expect([...main.outputs, ...registration.outputs]).toContain(name);
  for (const name of parameters) expect([...main.parameters.keys()]).toContain(name);
  for (const name of variables)
    expect(infraTexts().get('main.bicepparam')).toContain(`readEnvironmentVariable('${name}'`);
  for (const name of files) expect([...infraTexts().keys()]).toContain(name);
});
