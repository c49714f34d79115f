import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bicepFiles } from './bicepFiles';
import { bicepResources } from './bicepResources';
import { bicepText } from './bicepText';

const everything = [...bicepFiles().values()].join('\n');

describe('storage accounts', () => {
  const accounts = bicepResources('Microsoft.Storage/storageAccounts');

  test('there are two: what reads audit data must not come by function keys, nor the other way round', () => {
    expect(accounts.map(({ file }) => file).sort()).toEqual(['auditStorage.bicep', 'hostStorage.bicep']);
  });

  test.each([
    'allowBlobPublicAccess: false',
    'allowCrossTenantReplication: false',
    'allowSharedKeyAccess: false',
    "minimumTlsVersion: 'TLS1_2'",
    'supportsHttpsTrafficOnly: true',
  ])('both have %s', (line) => {
    expect(accounts.map(({ body }) => body.includes(line))).toEqual([true, true]);
  });

  test('no key of them is read', () => {
    expect(everything).not.toMatch(/listKeys|listAccountSas|AccountKey|AzureWebJobsStorage['"]?:/);
  });

  test('the one with the records has a lock', () => {
    const [lock] = bicepResources('Microsoft.Authorization/locks');
    expect(lock?.file).toBe('auditStorage.bicep');
    expect(lock?.body).toContain('scope: account');
    expect(lock?.body).toContain("level: 'CanNotDelete'");
  });
});

test('the app runs on Flex Consumption and Node 24, with one identity', () => {
  const [plan] = bicepResources('Microsoft.Web/serverfarms');
  const [app, ...others] = bicepResources('Microsoft.Web/sites');
  expect(plan?.body).toContain("sku: { name: 'FC1', tier: 'FlexConsumption' }");
  expect(others).toEqual([]);
  expect(app?.body).toContain("runtime: { name: 'node', version: '24' }");
  expect(app?.body).toMatch(/userAssignedIdentities: \{ '\$\{identityId\}': \{\} \}/);
  expect(app?.body).toContain('httpsOnly: true');
  expect(bicepResources('Microsoft.ManagedIdentity/userAssignedIdentities')).toHaveLength(1);
  expect(everything).not.toMatch(/'SystemAssigned/);
});

test('nothing takes a password or key for telemetry or deployment', () => {
  const [insights] = bicepResources('Microsoft.Insights/components');
  const [workspace] = bicepResources('Microsoft.OperationalInsights/workspaces');
  expect(insights?.body).toContain('DisableLocalAuth: true');
  expect(workspace?.body).toContain('disableLocalAuth: true');
  expect(workspace?.body).toContain('workspaceCapping: { dailyQuotaGb: dailyCapGb }');
  const policies = bicepResources('Microsoft.Web/sites/basicPublishingCredentialsPolicies');
  expect(policies.map(({ body }) => body.includes('allow: false'))).toEqual([true, true]);
});

test('polling is deployed switched off', () => {
  const sample = readFileSync(join(__dirname, '../../infra/main.bicepparam'), 'utf8');
  expect(bicepText('functionApp.bicep')).toContain(
    "'AzureWebJobs.pollAuditFeed.Disabled': isPollingEnabled ? 'false' : 'true'",
  );
  expect(bicepText('resourceGroup.bicep')).toContain('param isPollingEnabled bool = false\n');
  expect(sample).toContain('param isPollingEnabled = false\n');
});

test('the alert looks at the function that there is, and only while it runs', () => {
  const [alert] = bicepResources('Microsoft.Insights/scheduledQueryRules');
  expect(alert?.body).toContain(
    'AppRequests | where Name == "pollAuditFeed" and Success == true | summarize',
  );
  expect(alert?.body).toContain('enabled: isEnabled');
  expect(bicepText('resourceGroup.bicep')).toContain('isEnabled: isPollingEnabled');
});

test('main.bicep takes and gives what resourceGroup.bicep does, and the group besides', () => {
  const parameter = /^param (\w+) (.*)$/gm;
  const [main = [], group = []] = ['main.bicep', 'resourceGroup.bicep'].map((file) =>
    [...bicepText(file).matchAll(parameter)].map(([, name, rest]) =>
      name === 'location' ? name : `${name} ${rest}`,
    ),
  );
  expect(main.filter((each) => !each.startsWith('resourceGroupName '))).toEqual(group);

  const output = /^output (\w+) /gm;
  const [fromMain = [], fromGroup = []] = ['main.bicep', 'resourceGroup.bicep'].map((file) =>
    [...bicepText(file).matchAll(output)].map(([, name = '']) => name),
  );
  expect(fromMain).toEqual(['resourceGroupName', ...fromGroup]);
});

test('docs/deploy.md names outputs and parameters that exist', () => {
  const page = readFileSync(join(__dirname, '../../docs/deploy.md'), 'utf8');
  const main = bicepText('main.bicep');
  const outputs = [...page.matchAll(/outputs\.(\w+)/g)].map(([, name]) => name);
  const parameters = [...page.matchAll(/\bparam (\w+) = /g)].map(([, name]) => name);
  expect(outputs).not.toEqual([]);
  expect(parameters).not.toEqual([]);
  for (const name of outputs) expect(main).toContain(`output ${name} string`);
  for (const name of parameters) expect(main).toContain(`param ${name} `);
});
