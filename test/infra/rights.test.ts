import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableNames } from '../../shared/tables/store/tableNames';
import { bicepFiles } from './bicepFiles';
import { bicepResources } from './bicepResources';
import { type BicepRight, bicepRights } from './bicepRights';
import { bicepText } from './bicepText';
import { enclosedText } from './enclosedText';

const TABLES = 'Microsoft.Storage/storageAccounts/tableServices/tables';
const ALLOWED_ACTIONS = [`${TABLES}/read`, `${TABLES}/write`];
const ALLOWED_DATA_ACTIONS = [
  `${TABLES}/entities/read`,
  `${TABLES}/entities/add/action`,
  `${TABLES}/entities/update/action`,
];

const everything = [...bicepFiles().values()].join('\n');

const definitions = bicepResources('Microsoft.Authorization/roleDefinitions');

function actionLists(name: 'actions' | 'dataActions'): string[][] {
  return definitions.flatMap(({ body }) =>
    [...body.matchAll(new RegExp(`\\b${name}: `, 'g'))].map(({ 0: { length }, index }) =>
      [...enclosedText(body, index + length, '[]').matchAll(/'([^']*)'/g)].map(([, action = '']) => action),
    ),
  );
}

test('roles are defined in one place', () => {
  expect(definitions.map(({ file }) => file)).toEqual(['roles.bicep', 'roles.bicep']);
  expect(everything.match(/\bdataActions:/g)).toHaveLength(definitions.length);
});

test.each([
  ['actions', ALLOWED_ACTIONS],
  ['dataActions', ALLOWED_DATA_ACTIONS],
] as const)('the roles of our own hold no %s but those on the list', (name, allowed) => {
  const lists = actionLists(name);
  expect(lists).toHaveLength(definitions.length);
  expect(new Set(lists.flat())).toEqual(new Set(allowed));
});

test.each([
  'entities/write',
  'entities/delete',
  'tables/delete',
  'setAcl',
  "'*'",
  '/*',
  'notActions',
  'notDataActions',
])('%s stands nowhere', (forbidden) => {
  expect(everything).not.toContain(forbidden);
});

test('every role of Azure is one of these, by the ID that Azure gives it', () => {
  const roles = Object.fromEntries(
    [...bicepText('builtInRoles.bicep').matchAll(/(\w+): '([0-9a-f-]{36})'/g)].map(([, name, id]) => [
      name,
      id,
    ]),
  );
  // Azure built-in roles reference.
  expect(roles).toEqual({
    monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb',
    storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
    storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3',
    storageTableDataReader: '76199698-9eea-4c19-bc75-cec21354c6b6',
  });
  const ids = [...everything.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)];
  expect(ids).toHaveLength(Object.keys(roles).length);
});

test('where audit data stands, the app may append, and update ledger and coverage', () => {
  const { content, coverage } = tableNames('Audit');
  const onAuditData = bicepRights().filter(
    ({ who, where }) => who === 'the app' && (where.startsWith('table') || where === 'audit storage account'),
  );
  const rights = onAuditData.map(({ where, allowed }) => ({ where, allowed }));
  expect(rights).toEqual([
    {
      where: 'audit storage account',
      allowed: ['tables/entities/add/action', 'tables/entities/read', 'tables/read', 'tables/write'],
    },
    { where: `table \`${content}\``, allowed: ['tables/entities/update/action'] },
    { where: `table \`${coverage}\``, allowed: ['tables/entities/update/action'] },
  ]);
});

test('the table in docs/security.md is what Bicep gives', () => {
  const page = readFileSync(join(__dirname, '../../docs/security.md'), 'utf8');
  const [, , ...rows] = /(?:^\|.*\n)+/m.exec(page)?.[0].trimEnd().split('\n') ?? [];
  const inDocs = rows.map((row): BicepRight => {
    const [who = '', where = '', role = '', allowed = ''] = row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return { who, where, role, allowed: [...allowed.matchAll(/`([^`]+)`/g)].map(([, each = '']) => each) };
  });
  const inOrder = (rights: readonly BicepRight[]) => rights.map((each) => JSON.stringify(each)).sort();
  expect(inOrder(inDocs)).toEqual(inOrder(bicepRights()));
});
