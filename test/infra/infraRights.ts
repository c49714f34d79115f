import type { BicepDeclaration } from './bicep/bicepFile';
import type { Infra } from './bicep/readInfra';

/** One right that infra gives, in the words of the table in docs/security.md. */
export interface InfraRight {
  readonly who: string;
  readonly where: string;
  readonly role: string;
  /** Parameter that has to be given for it to exist; empty: always. */
  readonly given: string;
  /** Of a role of our own each action and data action, sorted; of Azure's own roles nothing. */
  readonly allowed: readonly string[];
}

/** A resource with what the parameters of its file stand for, up to resourceGroup.bicep. */
interface Placed {
  readonly file: string;
  /** Modules on the way to it. */
  readonly path: string;
  readonly resource: BicepDeclaration;
  readonly bound: ReadonlyMap<string, string>;
  readonly given: string;
}

const WHO: Readonly<Record<string, string>> = {
  'identity.outputs.principalId': 'the polling app',
  'retention.identity.outputs.principalId': 'the retention app',
  readerPrincipalId: 'readers',
};

const WHERE: Readonly<Record<string, string>> = {
  'hostStorage account': 'host storage account',
  'contentQueue account': 'host storage account',
  'retention.hostStorage account': 'host storage account of the retention app',
  'auditStorage account': 'audit storage account',
  'auditStorage account::blobs::sealHeads': 'container `seal-heads`',
  'auditStorage contentTables[i]': 'table `AuditContent`',
  'auditStorage coverageTables[i]': 'table `AuditCoverage`',
  'retention.auditGrants account': 'audit storage account',
  'retention.auditGrants coverageTables[i]': 'table `AuditCoverage`',
  'telemetryGrant insights': 'Application Insights',
  'retention.telemetryGrant insights': 'Application Insights',
  'keyVault vault': 'Key Vault',
  'cosmos account.id': 'Cosmos DB account',
};

const COSMOS_ROLES: Readonly<Record<string, string>> = {
  dataReaderRole: 'Cosmos DB Built-in Data Reader',
  dataContributorRole: 'Cosmos DB Built-in Data Contributor',
};

const DATA = /^Microsoft\.Storage\/storageAccounts\/(tableServices|blobServices\/containers)\//;

/** Every role assignment that a deployment of resourceGroup.bicep makes, with what its role allows. */
export function infraRights(infra: Infra): InfraRight[] {
  return [...placed(infra, 'resourceGroup.bicep', { path: '', bound: new Map(), given: '' })].flatMap(
    (each) => {
      if (each.resource.type === 'Microsoft.Authorization/roleAssignments') return [azureRight(infra, each)];
      return each.resource.type.endsWith('/tableRoleAssignments') ? [cosmosRight(each)] : [];
    },
  );
}

function* placed(
  infra: Infra,
  file: string,
  { path, bound, given }: Pick<Placed, 'path' | 'bound' | 'given'>,
): Generator<Placed> {
  const { resources, modules } = infra.file(file);
  for (const resource of resources)
    yield { file, path, resource, bound, given: switchOf(resource, bound) || given };
  for (const module of modules) {
    const inner = new Map(
      module.body.keys('params').map((name) => {
        const text = module.body.value('params', name) ?? '';
        return [name, bound.get(text) ?? `${/\.outputs\./.test(text) ? path : ''}${text}`];
      }),
    );
    yield* placed(infra, module.type, {
      path: `${path}${module.symbol}.`,
      bound: inner,
      given: switchOf(module, bound) || given,
    });
  }
}

/** The parameter that a condition looks at. */
function switchOf({ condition }: BicepDeclaration, bound: ReadonlyMap<string, string>): string {
  const name = /\b(?!empty\b)[a-zA-Z]\w*/.exec(condition ?? '')?.[0] ?? '';
  return bound.get(name) ?? name;
}

function azureRight(infra: Infra, { path, resource, bound, given }: Placed): InfraRight {
  const role = roleOf(infra, resource.body.value('properties', 'roleDefinitionId') ?? '', bound);
  return { ...whoAndWhere(path, resource, bound, ['scope']), given, ...role };
}

function cosmosRight({ path, resource, bound, given }: Placed): InfraRight {
  const role = /\$\{(\w+)\}'$/.exec(resource.body.value('properties', 'roleDefinitionId') ?? '')?.[1] ?? '';
  return {
    ...whoAndWhere(path, resource, bound, ['properties', 'scope']),
    given,
    role: known(COSMOS_ROLES, role),
    allowed: [],
  };
}

function whoAndWhere(
  path: string,
  { body }: BicepDeclaration,
  bound: ReadonlyMap<string, string>,
  scope: string[],
): Pick<InfraRight, 'who' | 'where'> {
  const principal = body.value('properties', 'principalId') ?? '';
  return {
    who: known(WHO, bound.get(principal) ?? principal),
    where: known(WHERE, `${path.slice(0, -1)} ${body.value(...scope)}`),
  };
}

function roleOf(
  infra: Infra,
  text: string,
  bound: ReadonlyMap<string, string>,
): Pick<InfraRight, 'role' | 'allowed'> {
  const id = bound.get(text) ?? text;
  const builtIn = /builtInRoles\.(\w+)/.exec(id)?.[1];
  if (builtIn !== undefined) {
    if (!infra.file('builtInRoles.bicep').variables.get('builtInRoles')?.keys().includes(builtIn))
      throw new Error(`there is no role ${builtIn}`);
    const role = builtIn.replaceAll(/([A-Z])/g, ' $1').replace(/^./, (first) => first.toUpperCase());
    return { role, allowed: [] };
  }
  const own = /customRoleName\(resourceGroup\(\)\.id, environmentName, '(\w+)'\)/.exec(id)?.[1];
  const definition = infra.file('roles.bicep').resources.find(({ symbol }) => symbol === own)?.body;
  if (!definition) throw new Error(`roles.bicep does not define ${id}`);
  const permissions = definition.strings('properties', 'permissions');
  return {
    role:
      definition.value('properties', 'roleName')?.replace(/^'(.*) \(\$\{environmentName\}\)'$/, '$1') ?? '',
    allowed: permissions.map((each) => each.replace(DATA, '')).sort(),
  };
}

function known(names: Readonly<Record<string, string>>, name: string): string {
  const words = names[name];
  if (words === undefined)
    throw new Error(`a right at or for ${name}, which has no name in docs/security.md`);
  return words;
}
