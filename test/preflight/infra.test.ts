import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LONGEST_ENVIRONMENT_NAME } from '../../preflight/namesCheck';
import { MORE_PROVIDERS, PROVIDERS } from '../../preflight/providersCheck';
import { ROLE_NAMES } from '../../preflight/rolesCheck';
import { PARAMETER_SETTINGS } from '../../preflight/settingsChecks';
import { settingNames } from '../../shared/settings/settingNames';

const INFRA = join(__dirname, '../../infra');
const text = (file: string) => readFileSync(join(INFRA, file), 'utf8');
const main = text('main.bicep');

test('every kind of resource that infra/ makes has its provider looked at', () => {
  const files = readdirSync(INFRA).filter((file) => file.endsWith('.bicep'));
  const kinds = files.flatMap((file) =>
    [...text(file).matchAll(/^\s*resource \w+ '(Microsoft\.\w+)\//gm)].map(([, name = '']) => name),
  );
  // Azure's own, and Graph, which is no resource provider.
  const free = ['Microsoft.Authorization', 'Microsoft.Graph', 'Microsoft.Resources'];
  const known = [...PROVIDERS, ...MORE_PROVIDERS.map(({ name }) => name), ...free];
  expect([...new Set(kinds)].filter((kind) => !known.includes(kind))).toEqual([]);
});

test('the parameters that decide on providers are parameters', () => {
  for (const name of [
    'isPrivate',
    'signInWith',
    'tableService',
    'defineRoles',
    'resourceGroupName',
    'auditStorageSku',
  ])
    expect(main).toMatch(new RegExp(`^param ${name} `, 'm'));
});

test('an environment name may be as long as Bicep lets it', () => {
  expect(main).toMatch(
    new RegExp(`@maxLength\\(${LONGEST_ENVIRONMENT_NAME}\\)\\nparam environmentName string`),
  );
});

test('the resource group and the storage have the defaults of Bicep', () => {
  expect(main).toContain("param resourceGroupName string = 'rg-exchange-audit-$" + "{environmentName}'");
  expect(main).toContain("param auditStorageSku string = 'Standard_ZRS'");
});

test('roles have the names of infra/roles.bicep', () => {
  const names = [...text('roles.bicep').matchAll(/roleName: '(.*) \(\$\{environmentName\}\)'/g)].map(
    ([, name]) => name,
  );
  expect(names.sort()).toEqual([...ROLE_NAMES].sort());
});

test('parameters that become settings exist, and the settings too', () => {
  for (const [parameter, setting] of Object.entries(PARAMETER_SETTINGS)) {
    expect(main).toMatch(new RegExp(`^param ${parameter} `, 'm'));
    expect(settingNames.map(({ name }) => name)).toContain(setting);
  }
});
