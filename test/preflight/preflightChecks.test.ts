import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { type Az, azureCli } from '../../preflight/az';
import { preflightChecks } from '../../preflight/preflightChecks';
import { ROLE_NAMES } from '../../preflight/rolesCheck';
import type { Check } from '../../shared/doctor/check';
import { builtScript } from '../chaos/builtScript';
import { type AzAnswers, answerTo, type FakeAz, makeFakeAz } from './fakeAz';

const SUBSCRIPTION = '5b000000-0000-4000-a000-000000000001';
const TENANT = '7e4a47a0-0000-4000-a000-000000000001';
const OTHER = '7e4a47a0-0000-4000-a000-000000000002';
const files = {
  template: 'infra/main.bicep',
  groupTemplate: 'infra/resourceGroup.bicep',
  parameters: 'infra/main.bicepparam',
};
const env = { AZURE_ENV_NAME: 'prod', AZURE_LOCATION: 'westeurope' };

const parameters = (values: object) => ({
  answer: {
    parametersJson: JSON.stringify({
      parameters: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }])),
    }),
  },
});
const states = (missing: string[] = []) => ({
  answer: [
    'Microsoft.App',
    'Microsoft.Insights',
    'Microsoft.ManagedIdentity',
    'Microsoft.OperationalInsights',
    'Microsoft.Storage',
    'Microsoft.Web',
  ].map((namespace) => ({
    namespace: namespace.toLowerCase(),
    registrationState: missing.includes(namespace) ? 'NotRegistered' : 'Registered',
  })),
});
const rights = (actions: string[], notActions: string[] = []) => ({
  answer: { value: [{ actions, notActions }] },
});
const nothing = { failed: "(ResourceGroupNotFound) Resource group 'rg' could not be found." };
const plan = { environmentName: 'prod', location: 'westeurope' };
const account = {
  id: SUBSCRIPTION,
  name: 'Production',
  state: 'Enabled',
  tenantId: TENANT,
  user: { name: 'admin@contoso.com' },
};

const ROLES = `rest --method GET --url /subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions?`;

/** All is well. */
const good: AzAnswers = {
  'bicep build-params': parameters(plan),
  'account show': { answer: account },
  'provider list': states(),
  'functionapp list-flexconsumption-locations': { answer: [{ name: 'West Europe' }, { name: 'eastus2' }] },
  'functionapp list-flexconsumption-runtimes': { answer: [{ version: '22' }, { version: '24' }] },
  'storage sku list': { answer: ['westeurope', 'northeurope'] },
  rest: rights(['*']),
  'group show': nothing,
  [ROLES]: { answer: { value: [] } },
  'deployment sub validate': { answer: { properties: {} } },
};

let az: FakeAz;
beforeAll(async () => {
  az = await makeFakeAz();
});
afterAll(() => az.remove());

async function collect(from: Az, given: NodeJS.ProcessEnv = env, resourceGroup?: string): Promise<Check[]> {
  const checks: Check[] = [];
  for await (const check of preflightChecks(from, given, files, { resourceGroup })) checks.push(check);
  return checks;
}

let asked: string[] = [];

/** Most answers come without a process of their own: only the command line differs. */
function examine(
  change: AzAnswers = {},
  given: NodeJS.ProcessEnv = env,
  resourceGroup?: string,
): Promise<Check[]> {
  asked = [];
  const answers = { ...good, ...change };
  const from: Az = {
    json: async (args) => {
      asked.push(args.join(' '));
      const found = answerTo(answers, args.join(' '));
      return found && !('text' in found) ? found : { failed: `no answer for: ${args.join(' ')}` };
    },
  };
  return collect(from, given, resourceGroup);
}

const failed = (checks: readonly Check[]) => checks.filter(({ ok }) => ok === false);

test('all is well: every check says so, and nothing was made', async () => {
  await az.answers(good);
  const checks = await collect(azureCli(az.command));
  expect(checks.map(({ name, ok }) => [name, ok])).toEqual([
    ['subscription', true],
    ['rights', true],
    ['providers', true],
    ['region', true],
    ['runtime', true],
    ['storage', true],
    ['names', true],
    ['roles', true],
    ['settings', true],
    ['deployment', true],
  ]);
  const verbs = (await az.asked()).filter((line) =>
    /^[\w -]* (create|register|delete|update|set) /.test(line),
  );
  expect(verbs).toEqual([]);
});

const contributor = rights(['*'], ['Microsoft.Authorization/*/Delete', 'Microsoft.Authorization/*/Write']);
const administrator = rights(['*', 'Microsoft.Authorization/roleAssignments/write'], []);
const routine = {
  answer: {
    value: [
      { actions: ['*'], notActions: ['Microsoft.Authorization/*/Write'] },
      { actions: ['Microsoft.Authorization/roleAssignments/write', '*/read'], notActions: [] },
    ],
  },
};
const ownGroup = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-exchange-audit-prod`;
const ownRoles = {
  answer: {
    value: ROLE_NAMES.map((name) => ({
      properties: { roleName: `${name} (prod)`, assignableScopes: [ownGroup] },
    })),
  },
};

test.each<[string, AzAnswers, string, RegExp, RegExp]>([
  [
    'az is signed out',
    { 'account show': { failed: "Please run 'az login' to setup account." } },
    'subscription',
    /^The Azure CLI cannot be asked: Please run 'az login'/,
    /az login/,
  ],
  [
    'a subscription that is switched off',
    { 'account show': { answer: { ...account, state: 'Warned' } } },
    'subscription',
    /^Subscription Production is Warned: nothing can be deployed\.$/,
    /az account set/,
  ],
  [
    'the wrong tenant',
    { 'bicep build-params': parameters({ ...plan, tenantId: OTHER }) },
    'tenant',
    new RegExp(`of tenant ${OTHER} is to be kept, but the subscription belongs to tenant ${TENANT}`),
    /appRegistrationClientId/,
  ],
  [
    'a provider',
    { 'provider list': states(['Microsoft.Web']) },
    'providers',
    /^Not registered in the subscription: Microsoft\.Web\.$/,
    /^az provider register --namespace Microsoft\.Web --wait$/,
  ],
  [
    'a region without Flex',
    { 'functionapp list-flexconsumption-locations': { answer: [{ name: 'eastus2' }] } },
    'region',
    /^Region westeurope has no Flex Consumption\.$/,
    /Choose one of eastus2:/,
  ],
  [
    'a region without Node.js 24',
    { 'functionapp list-flexconsumption-runtimes': { answer: [{ version: '22' }] } },
    'runtime',
    /has no Node\.js 24 for Flex Consumption \(22\)/,
    /another region/,
  ],
  [
    'a region without zones',
    { 'storage sku list': { answer: ['northeurope'] } },
    'storage',
    /^Region westeurope has no Standard_ZRS storage\.$/,
    /Standard_LRS/,
  ],
  [
    'no region',
    { 'bicep build-params': parameters({ environmentName: 'prod', location: '' }) },
    'region',
    /^No region is chosen\.$/,
    /AZURE_LOCATION/,
  ],
  [
    'a contributor',
    { rest: contributor },
    'rights',
    /roleAssignments\/write, Microsoft\.Authorization\/roleDefinitions\/write\.$/,
    /Role Based Access Control Administrator.*; and User Access Administrator or Owner \(or/,
  ],
  [
    'a reader',
    { rest: rights(['*/read']) },
    'rights',
    /you lack Microsoft\.Resources\/deployments\/write/,
    /Contributor; and/,
  ],
  [
    'no right to define roles',
    { rest: routine },
    'rights',
    /you lack Microsoft\.Authorization\/roleDefinitions\/write\.$/,
    /deploy infra\/roles\.bicep once/,
  ],
  [
    'a name too long',
    { 'bicep build-params': parameters({ ...plan, environmentName: 'productionwest' }) },
    'names',
    /'productionwest' cannot be a part of resource names/,
    /at most 12 lower-case letters/,
  ],
  [
    'a name with a capital',
    { 'bicep build-params': parameters({ ...plan, environmentName: 'Prod' }) },
    'names',
    /'Prod' cannot/,
    /lower-case/,
  ],
  [
    'a resource group of others',
    { 'group show': { answer: { tags: null } } },
    'names',
    /rg-exchange-audit-prod exists and is not made by this deployment/,
    /azd-env-name/,
  ],
  [
    "another environment's resource group",
    { 'group show': { answer: { tags: { 'azd-env-name': 'test' } } } },
    'names',
    /exists and is the environment test's/,
    /another environment name/,
  ],
  [
    'role names that are taken',
    {
      [ROLES]: {
        answer: {
          value: [
            {
              properties: {
                roleName: 'Exchange audit: append rows (prod)',
                assignableScopes: ['/subscriptions/other/resourceGroups/rg'],
              },
            },
          ],
        },
      },
    },
    'roles',
    /exist in the tenant for another resource group/,
    /another environment name/,
  ],
  [
    'a schedule that is none',
    { 'bicep build-params': parameters({ ...plan, pollSchedule: 'every 5 minutes' }) },
    'settings',
    /^pollSchedule is 'every 5 minutes', no NCRONTAB expression of 5 or 6 fields\.$/,
    /^Set pollSchedule to/,
  ],
  [
    'a content type that is none',
    { 'bicep build-params': parameters({ ...plan, contentTypes: 'Audit.Exhange' }) },
    'settings',
    /^contentTypes names what is no content type: 'Audit\.Exhange'\.$/,
    /Audit\.General/,
  ],
  [
    'a table prefix with a hyphen',
    { 'bicep build-params': parameters({ ...plan, tablePrefix: 'my-audit' }) },
    'settings',
    /^tablePrefix is 'my-audit', no beginning/,
    /letters and digits/,
  ],
  [
    'tenants with one prefix in one account',
    {
      'bicep build-params': parameters({
        ...plan,
        tenants: [
          { name: 'a', tenantId: TENANT, storage: 'shared' },
          {
            name: 'b',
            tenantId: OTHER,
            storage: 'shared',
            tablePrefix: 'AuditB',
          },
        ],
      }),
    },
    'settings',
    /^tenants gives a and b tables in one storage account/,
    /storage account of its own/,
  ],
  [
    'a secret among tenants',
    {
      'bicep build-params': parameters({
        ...plan,
        tenants: [{ name: 'a', tenantId: TENANT, clientSecret: 's3cret' }],
      }),
    },
    'settings',
    /^tenants has an entry that cannot be used: number 1, which holds 'clientSecret'\.$/,
    /secrets stay out of it/,
  ],
  [
    'roles that nobody has defined',
    { 'bicep build-params': parameters({ ...plan, defineRoles: false }) },
    'roles',
    /^defineRoles is false, and these roles are not defined: Exchange audit: append rows \(prod\),/,
    /az deployment group create --resource-group rg-exchange-audit-prod --template-file infra\/roles\.bicep/,
  ],
  [
    'a provider of the private network',
    { 'bicep build-params': parameters({ ...plan, isPrivate: true }) },
    'providers',
    /Microsoft\.Network/,
    /az provider register/,
  ],
  [
    'what only Azure knows',
    {
      'deployment sub validate': {
        failed: '(StorageAccountAlreadyTaken) The storage account named sthost is already taken.',
      },
    },
    'deployment',
    /^Azure would refuse it: \(StorageAccountAlreadyTaken\)/,
    /another environment name/,
  ],
])('tells before it is deployed: %s', async (_, change, name, detail, fix) => {
  const [first, ...others] = failed(await examine(change));
  expect(first).toMatchObject({
    name,
    detail: expect.stringMatching(detail),
    fix: expect.stringMatching(fix),
  });
  expect(others).toEqual([]);
});

test.each<[string, AzAnswers]>([
  [
    'roles that were made once need no right to make them',
    {
      rest: routine,
      [ROLES]: ownRoles,
      'bicep build-params': parameters({ ...plan, defineRoles: false }),
    },
  ],
  ['an administrator of the subscription', { rest: administrator }],
  ["the deployment's own resource group", { 'group show': { answer: { tags: { 'azd-env-name': 'prod' } } } }],
  [
    'an app registration signs in to another tenant',
    { 'bicep build-params': parameters({ ...plan, tenantId: OTHER, appRegistrationClientId: TENANT }) },
  ],
  [
    'tenants get an account each',
    {
      'bicep build-params': parameters({
        ...plan,
        tenants: [
          { name: 'a', tenantId: TENANT },
          { name: 'b', tenantId: OTHER },
        ],
      }),
    },
  ],
])('is content: %s', async (_, change) => {
  expect(failed(await examine(change))).toEqual([]);
});

test.each([
  ['bicep build-params', 'settings'],
  ['provider list', 'providers'],
  ['functionapp list-flexconsumption-locations', 'region'],
  ['rest', 'rights'],
])('what cannot be asked is said, and is no failure: %s', async (command, name) => {
  const checks = await examine({ [command]: { failed: 'the network is down' } });
  expect(checks.find((check) => check.name === name)).toMatchObject({
    ok: null,
    detail: 'Not checked: the network is down.',
  });
  expect(failed(checks)).toEqual([]);
});

test('Azure is asked for its judgement only where nothing is wrong before, and about the subscription of azd', async () => {
  const checks = await examine(
    { 'provider list': states(['Microsoft.Web']) },
    { ...env, AZURE_SUBSCRIPTION_ID: SUBSCRIPTION },
  );
  expect(checks.at(-1)).toMatchObject({ name: 'deployment', ok: null });
  expect(asked.some((line) => line.startsWith('deployment sub validate'))).toBe(false);
  expect(asked).toContain(`account show --subscription ${SUBSCRIPTION}`);
});

test('without az it says how to get it', async () => {
  const checks = await collect(azureCli('/nowhere/az'));
  expect(failed(checks)).toMatchObject([{ detail: 'The Azure CLI cannot be asked: it is not installed.' }]);
});

test.each([
  [0, {}, /^ok +subscription/, ''],
  [
    1,
    { 'provider list': states(['Microsoft.Web']) },
    /FAIL +providers +Not registered/,
    '1 of 10 checks failed. Nothing was deployed.\n',
  ],
])('run as the hook does it, it ends with %d', async (exitCode, change, report, stderr) => {
  await az.answers({ ...good, ...change });
  const child = spawn(process.execPath, [builtScript('preflight/main.js')], {
    env: { ...env, PATH: az.folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [printed, said] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  expect({ exitCode: child.exitCode, said }).toEqual({ exitCode, said: stderr });
  expect(printed).toMatch(report);
});

describe('into a resource group that is there', () => {
  const group = { 'group show': { answer: { tags: null } }, 'deployment group validate': { answer: {} } };

  test('rights, roles and names are those of the group, and Azure judges the entry for it', async () => {
    expect(
      failed(
        await examine(
          {
            ...group,
            rest: routine,
            [ROLES]: ownRoles,
            'bicep build-params': parameters({ ...plan, defineRoles: false, resourceGroupName: 'other' }),
          },
          env,
          'rg-exchange-audit-prod',
        ),
      ),
    ).toEqual([]);
    expect(asked).toContain(
      `rest --method GET --url /subscriptions/${SUBSCRIPTION}/resourceGroups/rg-exchange-audit-prod/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`,
    );
    expect(asked.at(-1)).toBe(
      `deployment group validate --resource-group rg-exchange-audit-prod --template-file infra/resourceGroup.bicep --parameters environmentName=prod --subscription ${SUBSCRIPTION}`,
    );
  });

  test('it must be there', async () => {
    expect(failed(await examine({ ...group, 'group show': nothing }, env, 'nowhere'))).toMatchObject([
      { name: 'names', detail: 'There is no resource group nowhere, or you may not see it.' },
    ]);
  });
});
