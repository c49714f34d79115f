import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openArm } from '../../shared/doctor/arm';
import { storageRolesFinding } from '../../shared/doctor/storageRolesFinding';

const ENDPOINT = 'https://stauditx.table.core.windows.net';
const ACCOUNT = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/stauditx';
const ENTITIES = 'Microsoft.Storage/storageAccounts/tableServices/tables/entities';
const options = { abortSignal: new AbortController().signal };
const credential = () => ({ getToken: async () => ({ token: 'arm-token', expiresOnTimestamp: 0 }) });

interface Role {
  readonly name: string;
  readonly dataActions?: string[];
  readonly notDataActions?: string[];
  readonly scope?: string;
}

let server: Server;
let url: string;
let roles: readonly Role[] = [];
let answers: Readonly<Record<string, number>> = {};
let asked: { method: string; path: string; authorization: string; body: string }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      const { method = '', headers } = request;
      const path = (request.url ?? '').replace(/\?.*/, '');
      asked.push({ method, path, authorization: headers.authorization ?? '', body });
      const kind = path.includes('ResourceGraph')
        ? 'graph'
        : path.includes('roleAssignments')
          ? 'list'
          : 'role';
      response.statusCode = answers[kind] ?? 200;
      response.end(JSON.stringify(answerOf(kind, path)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  answers = {};
  asked = [];
});

function answerOf(kind: string, path: string): unknown {
  if (kind === 'graph') return { data: [{ id: ACCOUNT }] };
  if (kind === 'list') {
    return {
      value: roles.map(({ scope = ACCOUNT }, index) => ({
        properties: {
          roleDefinitionId: `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${index}`,
          principalId: `principal-${index}`,
          principalType: 'User',
          scope,
        },
      })),
    };
  }
  const { name = '', dataActions = [], notDataActions = [] } = roles[Number(path.replace(/.*\//, ''))] ?? {};
  return { properties: { roleName: name, permissions: [{ actions: ['*'], dataActions, notDataActions }] } };
}

async function examined(endpoint = ENDPOINT) {
  const { checks } = await storageRolesFinding(endpoint, credential, options, (signedIn) =>
    openArm(signedIn, url),
  );
  return checks[0];
}

test('names those who may change or remove records, whatever their role is called', async () => {
  roles = [
    { name: 'Storage Table Data Contributor', dataActions: [`${ENTITIES}/*`] },
    { name: 'Storage Table Data Reader', dataActions: [`${ENTITIES}/read`] },
    { name: 'Ours', dataActions: [`${ENTITIES}/add/action`, `${ENTITIES}/read`] },
    {
      name: 'Ledger',
      dataActions: [`${ENTITIES}/update/action`],
      scope: `${ACCOUNT}/tableServices/default/tables/AuditContent`,
    },
    { name: 'Too wide', dataActions: [`${ENTITIES}/update/action`] },
    { name: 'Taken back', dataActions: ['*'], notDataActions: [`${ENTITIES}/*`] },
    {
      name: 'Evidence',
      dataActions: [`${ENTITIES}/delete`],
      scope: `${ACCOUNT}/tableServices/default/tables/AuditSeals`,
    },
  ];
  const check = await examined();
  expect(check).toMatchObject({ name: 'role assignments', ok: null });
  expect(check?.detail).toBe(
    'May change or remove stored records by role: User principal-0 (Storage Table Data Contributor), User principal-4 (Too wide), User principal-6 (Evidence).',
  );
  expect(asked[0]).toMatchObject({ method: 'POST', authorization: 'Bearer arm-token' });
  expect(asked[0]?.body).toContain("name =~ 'stauditx'");
  expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('says so where nobody may', async () => {
  roles = [{ name: 'Storage Table Data Reader', dataActions: [`${ENTITIES}/read`] }];
  expect(await examined()).toMatchObject({ ok: true, fix: undefined });
});

test.each([
  ['graph', 403, 'does not see the resource stauditx'],
  ['list', 403, 'may not read role assignments there (HTTP 403)'],
])('says what could not be checked: %s %d', async (kind, status, because) => {
  answers = { [kind]: status };
  expect(await examined()).toMatchObject({ ok: null, detail: expect.stringContaining(because) });
});

test('an account of another cloud, nobody signed in, nobody there: not checked, and no failure', async () => {
  expect(await examined('https://x.table.core.usgovcloudapi.net')).toMatchObject({
    ok: null,
    detail:
      'Not checked: https://x.table.core.usgovcloudapi.net is no storage account of the Azure public cloud.',
  });
  const nobody = () => ({
    getToken: async () => {
      throw new Error('Please run az login');
    },
  });
  const signedOut = await storageRolesFinding(ENDPOINT, nobody, options, (signIn) => openArm(signIn, url));
  expect(signedOut.checks).toMatchObject([
    { ok: null, detail: 'Not checked: nobody is signed in with az login.' },
  ]);
  const away = await storageRolesFinding(ENDPOINT, credential, options, (signIn) =>
    openArm(signIn, 'http://127.0.0.1:9'),
  );
  expect(away.checks).toMatchObject([
    { ok: null, detail: 'Not checked: Azure cannot be asked (ECONNREFUSED).' },
  ]);
});
