import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingNames } from '../../shared/settings/settingNames';
import { bicepText } from './bicepText';
import { enclosedText } from './enclosedText';

const FUNCTIONS = join(__dirname, '../../functions');

/** What the platform needs, and nothing of it that Flex Consumption refuses (FUNCTIONS_*, WEBSITE_*). */
const PLATFORM_SETTINGS = [
  'APPLICATIONINSIGHTS_AUTHENTICATION_STRING',
  'APPLICATIONINSIGHTS_CONNECTION_STRING',
  'AzureWebJobs.pollAuditFeed.Disabled',
  'AzureWebJobsStorage__accountName',
  'AzureWebJobsStorage__clientId',
  'AzureWebJobsStorage__credential',
];

/** Settings of ours that are not deployed, and why. */
const NOT_DEPLOYED: Readonly<Record<string, string>> = {
  AZURE_CLIENT_SECRET: 'the identity needs no secret',
  AZURE_CLIENT_CERTIFICATE: 'the identity needs no certificate',
  AZURE_CLIENT_CERTIFICATE_PATH: 'for a workstation',
  TABLES_CONNECTION_STRING: 'for a workstation; account keys are switched off',
  INGEST_MODE: 'inline is the default, and no queue function is deployed',
  ACTIVITY_API_URL: 'refused in Azure',
  AZURE_AUTHORITY_HOST: 'refused in Azure',
};

function ownSettings(): string[] {
  const text = bicepText('resourceGroup.bicep');
  const settings = enclosedText(text, text.indexOf('settings: union('), '()');
  return [...settings.matchAll(/\b([A-Z][A-Z0-9_]+): /g)].map(([, name = '']) => name);
}

function platformSettings(): string[] {
  const text = bicepText('functionApp.bicep');
  const settings = enclosedText(text, text.indexOf('var platformSettings'), '{}');
  return [...settings.matchAll(/^ +'?([\w.]+)'?: /gm)].map(([, name = '']) => name);
}

test('each setting of ours is deployed, or stays out for a reason', () => {
  const known = settingNames.map(({ name }) => name);
  expect([...ownSettings(), ...Object.keys(NOT_DEPLOYED)].sort()).toEqual(known.toSorted());
});

test('no secret is deployed', () => {
  const secrets = new Set(settingNames.filter(({ isSecret }) => isSecret).map(({ name }) => name));
  expect(ownSettings().filter((name) => secrets.has(name))).toEqual([]);
});

test('the platform gets its own settings and no others', () => {
  expect(platformSettings().sort()).toEqual(PLATFORM_SETTINGS);
});

test('the app has these two lots of settings and no third', () => {
  const text = bicepText('functionApp.bicep');
  expect(text).toContain('appSettings: map(items(union(platformSettings, settings))');
  expect(text).not.toContain('config@');
});

test('a default in Bicep is the one that counts without it', () => {
  const text = bicepText('resourceGroup.bicep');
  const defaults = Object.fromEntries(settingNames.map(({ name, default: value }) => [name, value]));
  for (const [parameter, name] of [
    ['m365Cloud', 'M365_CLOUD'],
    ['contentTypes', 'CONTENT_TYPES'],
    ['tablePrefix', 'TABLE_PREFIX'],
    ['pollSchedule', 'POLL_SCHEDULE'],
  ] as const) {
    expect(text).toContain(`param ${parameter} string = '${defaults[name]}'\n`);
  }
});

test('every function can be switched off, and finds the settings that its trigger names', () => {
  const sources = readdirSync(FUNCTIONS).map((file) => readFileSync(join(FUNCTIONS, file), 'utf8'));
  const timers = sources.flatMap((source) => [...source.matchAll(/app\.timer\('(\w+)'/g)]);
  expect(timers.map(([, name]) => `AzureWebJobs.${name}.Disabled`)).toEqual(
    platformSettings().filter((name) => name.startsWith('AzureWebJobs.')),
  );
  const named = sources.flatMap((source) => [...source.matchAll(/'%(\w+)%'/g)].map(([, name]) => name));
  expect(named).not.toEqual([]);
  expect(ownSettings()).toEqual(expect.arrayContaining(named));
});
