import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingNames } from '../../shared/settings/settingNames';
import { ENTRY_VARIABLES } from '../../shared/tenants/tenantEntry';
import { type Infra, readInfra } from './bicep/readInfra';

const FUNCTIONS = join(__dirname, '../../functions');

/** What the platform needs, and nothing of it that Flex Consumption refuses (FUNCTIONS_*, WEBSITE_*). */
const PLATFORM_SETTINGS = [
  'APPLICATIONINSIGHTS_AUTHENTICATION_STRING',
  'APPLICATIONINSIGHTS_CONNECTION_STRING',
  'AzureWebJobsStorage__accountName',
  'AzureWebJobsStorage__clientId',
  'AzureWebJobsStorage__credential',
];

/** Settings of ours that are not deployed, and why. */
const NOT_DEPLOYED: Readonly<Record<string, string>> = {
  AZURE_CLIENT_CERTIFICATE_PATH: 'for a workstation',
  TABLES_CONNECTION_STRING: 'for a workstation; account keys are switched off',
  QUEUES_CONNECTION_STRING: 'for a workstation; account keys are switched off',
  ACTIVITY_API_URL: 'refused in Azure',
  AZURE_AUTHORITY_HOST: 'refused in Azure',
};

const SETTING = /(?<![\w.])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*): /g;

let infra: Infra;
beforeAll(async () => {
  infra = await readInfra();
});

function ownSettings(): string[] {
  const { variables, modules } = infra.file('resourceGroup.bicep');
  const texts = ['sharedSettings', 'tenantSettings', 'credentialSettings', 'queueSettings'].map(
    (name) => variables.get(name)?.text,
  );
  const app = modules.find(({ symbol }) => symbol === 'functionApp')?.body.value('params', 'settings');
  return [...new Set([...[...texts, app].join('\n').matchAll(SETTING)].map(([, name = '']) => name))].sort();
}

function functionNames(): string[] {
  const sources = readdirSync(FUNCTIONS).map((file) => readFileSync(join(FUNCTIONS, file), 'utf8'));
  return sources.flatMap((source) =>
    [...source.matchAll(/app\.(?:timer|storageQueue)\('(\w+)'/g)].map(([, name = '']) => name),
  );
}

test('each setting of ours is deployed, or stays out for a reason', () => {
  const known = settingNames.map(({ name }) => name);
  expect([...ownSettings(), ...Object.keys(NOT_DEPLOYED)].sort()).toEqual(known.toSorted());
});

test('a secret is deployed as a reference into Key Vault and never as itself', () => {
  const credentials = infra.file('resourceGroup.bicep').variables.get('credentialSettings')?.text;
  const secrets = settingNames.filter(({ name, isSecret }) => isSecret && !(name in NOT_DEPLOYED));
  expect(secrets).toHaveLength(2);
  for (const { name } of secrets) expect(credentials).toContain(`{ ${name}: vaultSecret }`);
  expect(infra.file('resourceGroup.bicep').variables.get('vaultSecret')?.text).toMatch(
    /^'@Microsoft\.KeyVault\(/,
  );
});

test('the platform gets its own settings and no others, all of them at once', () => {
  const file = infra.file('functionApp.bicep');
  expect(file.variables.get('platformSettings')?.keys().sort()).toEqual(PLATFORM_SETTINGS);
  const [app] = file.resources.filter(({ type }) => type === 'Microsoft.Web/sites');
  expect(app?.body.value('properties', 'siteConfig', 'appSettings')).toContain(
    'union(platformSettings, disabledSettings, settings)',
  );
  expect(infra.resources('Microsoft.Web/sites/config')).toEqual([]);
});

test('a default in Bicep is the one that counts without it', () => {
  const { parameters } = infra.file('resourceGroup.bicep');
  const defaults = Object.fromEntries(settingNames.map(({ name, default: value }) => [name, value]));
  for (const [parameter, name] of [
    ['m365Cloud', 'M365_CLOUD'],
    ['contentTypes', 'CONTENT_TYPES'],
    ['tablePrefix', 'TABLE_PREFIX'],
    ['pollSchedule', 'POLL_SCHEDULE'],
  ] as const) {
    expect(parameters.get(parameter)).toBe(`'${defaults[name]}'`);
  }
});

test('of the functions in the package each app runs its own, and polling only once it is switched on', () => {
  const polling = infra
    .file('resourceGroup.bicep')
    .modules.find(({ symbol }) => symbol === 'functionApp')?.body;
  const retention = infra
    .file('retention.bicep')
    .modules.find(({ symbol }) => symbol === 'functionApp')?.body;
  expect(functionNames().sort()).toEqual([
    'dropExpiredMonths',
    'ingestContent',
    'pollAuditFeed',
    'refusePoisonContent',
  ]);
  expect(polling?.value('params', 'disabledFunctions')?.replaceAll(/\s+/g, ' ')).toBe(
    "union( ['dropExpiredMonths'], isPollingEnabled ? [] : ['pollAuditFeed'], isPollingEnabled && fanOut ? [] : ['ingestContent', 'refusePoisonContent'] )",
  );
  expect(retention?.value('params', 'disabledFunctions')).toBe(
    "['pollAuditFeed', 'ingestContent', 'refusePoisonContent']",
  );
  // What azure.yaml's hooks and docs name.
  expect(infra.file('functionApp.bicep').variables.get('disabledSettings')?.text).toMatch(
    /'AzureWebJobs__\$\{each\}__Disabled'/,
  );
  expect(infra.file('resourceGroup.bicep').parameters.get('isPollingEnabled')).toBe('false');
});

test('a schedule that a trigger names is set in both apps: a missing one fails the indexing of that function', () => {
  const named = readdirSync(FUNCTIONS).flatMap((file) =>
    [...readFileSync(join(FUNCTIONS, file), 'utf8').matchAll(/'%(\w+)%'/g)].map(([, name = '']) => name),
  );
  expect(named).not.toEqual([]);
  const shared = infra.file('resourceGroup.bicep').variables.get('sharedSettings')?.keys();
  for (const name of named) expect(shared).toContain(name);
});

test('an entry of TENANTS says what the settings of one tenant say', () => {
  const text = infra.file('resourceGroup.bicep').variables.get('tenantSettings')?.text ?? '';
  const [one = '', several = ''] = text.split('TENANTS:');
  const keys = [...several.matchAll(/\b([a-z]\w+): /g)].map(([, key]) => key);
  // Not deployed: the cloud is one for all, the others are refused in Azure.
  const notDeployed = ['cloud', 'activityApiUrl', 'authorityHost'];
  expect([...keys, ...notDeployed].sort()).toEqual(['name', ...Object.keys(ENTRY_VARIABLES)].sort());
  expect(one.match(SETTING)).toHaveLength(keys.length - 1);
});
