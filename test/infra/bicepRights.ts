import { bicepResources } from './bicepResources';
import { bicepText } from './bicepText';
import { enclosedText } from './enclosedText';

/** One right that infra gives, in the words of the table in docs/security.md. */
export interface BicepRight {
  readonly who: string;
  readonly where: string;
  readonly role: string;
  /** Of a role of our own each action and data action, sorted; of Azure's own roles nothing. */
  readonly allowed: readonly string[];
}

const AUDIT_TABLES = 'Microsoft.Storage/storageAccounts/tableServices/';

/** Every role assignment in infra with what its role allows. */
export function bicepRights(): readonly BicepRight[] {
  return bicepResources('Microsoft.Authorization/roleAssignments').map(({ file, body }) => {
    const builtIn = /builtInRoles\.(\w+)/.exec(body)?.[1];
    const own = /roleDefinitionId: (\w+)RoleId/.exec(body)?.[1];
    return {
      who: whose(body),
      where: place(file, /scope: ([\w:]+)/.exec(body)?.[1] ?? ''),
      role: builtIn === undefined ? ownRole(own ?? '').name : spelledOut(builtIn),
      allowed: builtIn === undefined ? ownRole(own ?? '').allowed : [],
    };
  });
}

function whose(body: string): string {
  const principal = /principalId: (\w+)PrincipalId/.exec(body)?.[1];
  if (principal === 'identity') return 'the app';
  if (principal === 'reader') return 'readers, if given';
  throw new Error(`a right is given to ${principal}`);
}

function place(file: string, scope: string): string {
  const [symbol, ...nested] = scope.split('::');
  if (file === 'monitoring.bicep') return symbol === 'insights' ? 'Application Insights' : scope;
  const account = file === 'hostStorage.bicep' ? 'host storage account' : 'audit storage account';
  if (nested.length === 0) return symbol === 'account' ? account : scope;
  const table = bicepResources('tables').find((each) => each.symbol === nested.at(-1));
  const name = /name: '\$\{tablePrefix\}(\w+)'/.exec(table?.body ?? '')?.[1];
  return `table \`Audit${name}\``;
}

function ownRole(symbol: string): { name: string; allowed: readonly string[] } {
  const role = bicepResources('Microsoft.Authorization/roleDefinitions').find(
    (each) => each.symbol === symbol,
  );
  if (role === undefined) throw new Error(`roles.bicep has no ${symbol}`);
  const name = /roleName: '(.*) \(\$\{environmentName\}\)'/.exec(role.body)?.[1] ?? '';
  return { name, allowed: allowedActions(role.body).map((each) => each.replace(AUDIT_TABLES, '')) };
}

function allowedActions(body: string): string[] {
  const lists = [...body.matchAll(/\b(?:actions|dataActions): /g)];
  return lists
    .flatMap(({ 0: { length }, index }) => [
      ...enclosedText(body, index + length, '[]').matchAll(/'([^']+)'/g),
    ])
    .map(([, action = '']) => action)
    .sort();
}

/** `storageBlobDataOwner`: Storage Blob Data Owner. The file of built-in roles is where the name comes from. */
function spelledOut(builtIn: string): string {
  if (!bicepText('builtInRoles.bicep').includes(`${builtIn}: `)) throw new Error(`no role ${builtIn}`);
  return builtIn.replaceAll(/([A-Z])/g, ' $1').replace(/^./, (first) => first.toUpperCase());
}
