import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableNames } from '../../shared/tables/store/tableNames';
import { infraTexts } from './bicep/infraTexts';
import { type Infra, readInfra } from './bicep/readInfra';
import { type InfraRight, infraRights } from './infraRights';

let infra: Infra;
beforeAll(async () => {
  infra = await readInfra();
});

const rightsOf = (who: string) => infraRights(infra).filter((right) => right.who === who);

test('where evidence stands, the polling app may append, update ledger and coverage, create seal heads, and nothing else', () => {
  const { content, coverage } = tableNames('Audit');
  const rights = rightsOf('the polling app').filter(({ role }) => role.startsWith('Exchange audit: '));
  expect(rights.map(({ where, given, allowed }) => ({ where, given, allowed }))).toEqual([
    {
      where: 'audit storage account',
      given: '',
      allowed: ['tables/entities/add/action', 'tables/entities/read', 'tables/read', 'tables/write'],
    },
    { where: `table \`${content}\``, given: '', allowed: ['tables/entities/update/action'] },
    { where: `table \`${coverage}\``, given: '', allowed: ['tables/entities/update/action'] },
    { where: 'container `seal-heads`', given: '', allowed: ['blobs/add/action'] },
  ]);
  const others = rightsOf('the polling app').filter(({ role }) => !role.startsWith('Exchange audit: '));
  expect(others.map(({ where, role, given }) => [where, role, given])).toEqual([
    ['Application Insights', 'Monitoring Metrics Publisher', ''],
    ['host storage account', 'Storage Blob Data Owner', ''],
    ['host storage account', 'Storage Table Data Contributor', ''],
    ['host storage account', 'Storage Queue Data Contributor', 'fanOut'],
    ['Cosmos DB account', 'Cosmos DB Built-in Data Contributor', 'tableService'],
    ['Key Vault', 'Key Vault Secrets User', 'signInWith'],
  ]);
});

test.each([
  'entities/write',
  'entities/delete',
  'tables/delete',
  'blobs/write',
  'blobs/delete',
  'setAcl',
  '*',
])('no role of ours that the polling app holds allows %s', (forbidden) => {
  const allowed = rightsOf('the polling app').flatMap((right) => right.allowed);
  expect(allowed.filter((each) => each.includes(forbidden))).toEqual([]);
});

test.each([
  'entities/write',
  'entities/delete',
  'blobs/write',
  'blobs/delete',
  'setAcl',
  '/*',
  'notActions',
  'notDataActions',
])('no role of ours allows anybody %s', (forbidden) => {
  const roles = infra.file('roles.bicep').resources.map(({ body }) => body.text);
  expect(roles.filter((text) => text.includes(forbidden))).toEqual([]);
});

test('what may delete is an app of its own, which polls nothing and whose package the polling app cannot write', () => {
  const deleting = infraRights(infra).filter(({ allowed }) =>
    allowed.some((each) => each.includes('delete')),
  );
  expect(deleting.map(({ who, given }) => [who, given])).toEqual([
    ['the retention app', 'dropsExpiredMonths'],
  ]);
  expect(rightsOf('the polling app').map(({ where }) => where)).not.toContain(
    'host storage account of the retention app',
  );
  expect(rightsOf('the retention app').map(({ where }) => where)).not.toContain('host storage account');
});

test('roles of our own are defined in one file, and rights given by nothing but assignments', () => {
  const definitions = infra.resources('Microsoft.Authorization/roleDefinitions');
  expect(new Set(definitions.map(({ file }) => file))).toEqual(new Set(['roles.bicep']));
  for (const { resource } of definitions)
    expect(resource.body.value('properties', 'assignableScopes')).toBe('[resourceGroup().id]');
  expect([...infraTexts().values()].join('\n')).not.toMatch(
    /accessPolicies|listKeys\(|listAccountSas|AccountKey=/,
  );
});

test('every role of Azure is one of these, by the ID that Azure gives it', () => {
  const roles = infra.file('builtInRoles.bicep').variables.get('builtInRoles');
  // Azure built-in roles reference.
  expect(Object.fromEntries((roles?.keys() ?? []).map((key) => [key, roles?.strings(key)[0]]))).toEqual({
    keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6',
    monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb',
    storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
    storageBlobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
    storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88',
    storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3',
    storageTableDataReader: '76199698-9eea-4c19-bc75-cec21354c6b6',
  });
  const others = [...infraTexts()]
    .filter(([name]) => name.endsWith('.bicep') && name !== 'builtInRoles.bicep')
    .flatMap(([, text]) =>
      [...text.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)].map(([id]) => id),
    );
  // Office 365 Management APIs; the two roles of Azure Cosmos DB.
  expect(new Set(others)).toEqual(
    new Set([
      'c5393580-f805-4401-95e8-94b7a6ef2fc2',
      '00000000-0000-0000-0000-000000000001',
      '00000000-0000-0000-0000-000000000002',
    ]),
  );
});

test('names of assignments are known before anything is deployed', () => {
  for (const { file, resource } of infra.resources('Microsoft.Authorization/roleAssignments')) {
    const name = resource.body.value('name') ?? '';
    expect(`${file}: ${name}`).toMatch(/: guid\(/);
    expect(name).not.toContain('identityPrincipalId');
  }
});

test('the table in docs/security.md is what Bicep gives', () => {
  const page = readFileSync(join(__dirname, '../../docs/security.md'), 'utf8');
  const [, , ...rows] = /(?:^\|.*\n)+/m.exec(page)?.[0].trimEnd().split('\n') ?? [];
  const inDocs = rows.map((row): InfraRight => {
    const [who = '', where = '', role = '', allowed = '', given = ''] = row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return {
      who,
      where,
      role,
      given: given.replaceAll('`', ''),
      allowed: [...allowed.matchAll(/`([^`]+)`/g)].map(([, each = '']) => each),
    };
  });
  const inOrder = (rights: readonly InfraRight[]) =>
    rights
      .map(({ who, where, role, given, allowed }) => JSON.stringify([who, where, role, given, allowed]))
      .sort();
  expect(inOrder(inDocs)).toEqual(inOrder(infraRights(infra)));
});
