import type { Azurite } from '../azurite/startAzurite';
import { startWatchingProxy, type WatchingProxy } from '../doctor/watchingProxy';
import type { InfraRight } from './infraRights';
import { type NeededRight, neededRights } from './neededRights';

/** Stands before Azurite, which knows no roles, and refuses exactly what these roles refuse. */
export interface RoleGateway extends Azurite {
  /** What was refused, `tables/entities/delete AuditSeals`. */
  readonly refused: readonly string[];
  /** What was allowed, the same way, each once. */
  readonly used: ReadonlySet<string>;
}

/**
 * @param rights of one identity on the account; its roles of our own count, for those alone stand on audit data
 * @param prefix of the tables, in place of `Audit`
 */
export async function startRoleGateway(
  azurite: Azurite,
  rights: readonly InfraRight[],
  { prefix }: { prefix: string },
): Promise<RoleGateway> {
  const proxy: WatchingProxy = await startWatchingProxy(azurite);
  const refused: string[] = [];
  const used = new Set<string>();
  const isGiven = ({ table, anyOf }: NeededRight) =>
    rights.some(
      ({ where, allowed }) =>
        allowed.some((right) => anyOf.includes(right)) &&
        (where === 'audit storage account' ||
          where.toLowerCase() ===
            `table \`${table}\``.toLowerCase().replace(`\`${prefix}`.toLowerCase(), '`audit')),
    );
  proxy.refuse = (request) => {
    const needed = neededRights(request);
    const missing = needed.filter((each) => !isGiven(each));
    for (const { table = '', anyOf } of missing) refused.push(`${anyOf[0]} ${table}`.trim());
    if (missing.length > 0) return 'AuthorizationPermissionMismatch';
    for (const { table = '', anyOf } of needed) used.add(`${anyOf[0]} ${table}`.trim());
    return undefined;
  };
  return {
    connectionString: proxy.connectionString,
    tableEndpoint: azurite.tableEndpoint,
    refused,
    used,
    stop: () => proxy.stop(),
  };
}
