import { z } from 'zod';
import type { Arm } from './arm';

/** What somebody was given on a storage account, at it, above it or at one of its tables. */
export interface StorageRole {
  readonly roleName: string;
  readonly principalType: string;
  readonly principalId: string;
  readonly scope: string;
  readonly dataActions: readonly string[];
  readonly notDataActions: readonly string[];
}

/** The roles, or why they cannot be told from here. */
export type ReadRoles = { readonly roles: readonly StorageRole[] } | { readonly because: string };

const accounts = z.object({ data: z.array(z.object({ id: z.string() })) });
const assignments = z.object({
  value: z.array(
    z.object({
      properties: z.object({
        roleDefinitionId: z.string(),
        principalId: z.string(),
        principalType: z.string().catch('principal'),
        scope: z.string(),
      }),
    }),
  ),
});
const definition = z.object({
  properties: z.object({
    roleName: z.string(),
    permissions: z.array(
      z.object({
        dataActions: z.array(z.string()).catch([]),
        notDataActions: z.array(z.string()).catch([]),
      }),
    ),
  }),
});

const API = '2022-04-01';

/**
 * Reads who was given which data rights on a storage account.
 * @param accountName as in its address
 * @see https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-scope: without a filter it gives those at the scope,
 *   above and below it
 */
export async function storageRoles(
  arm: Arm,
  accountName: string,
  options: { abortSignal: AbortSignal },
): Promise<ReadRoles> {
  const query = `resources | where type =~ 'microsoft.storage/storageaccounts' and name =~ '${accountName}' | project id`;
  const path = '/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01';
  const found = await arm.ask({ method: 'POST', path, body: { query } }, options);
  const account = accounts.safeParse(found.answer).data?.data[0]?.id;
  if (found.status !== 200 || account === undefined) {
    return { because: `the person signed in with az login does not see the resource ${accountName}` };
  }
  const at = `${account}/providers/Microsoft.Authorization/roleAssignments?api-version=${API}`;
  const listed = await arm.ask({ method: 'GET', path: at }, options);
  const given = assignments.safeParse(listed.answer).data?.value;
  if (listed.status !== 200 || !given) {
    return { because: `the person signed in may not read role assignments there (HTTP ${listed.status})` };
  }
  const ids = [...new Set(given.map(({ properties }) => properties.roleDefinitionId.toLowerCase()))];
  const definitions = new Map(
    await Promise.all(
      ids.map(async (id) => {
        const { answer } = await arm.ask({ method: 'GET', path: `${id}?api-version=${API}` }, options);
        return [id, definition.safeParse(answer).data?.properties] as const;
      }),
    ),
  );
  const roles = given.map(({ properties: { roleDefinitionId, ...who } }) => {
    const role = definitions.get(roleDefinitionId.toLowerCase());
    return {
      ...who,
      roleName: role?.roleName ?? roleDefinitionId.replace(/^.*\//, 'role '),
      dataActions: role?.permissions.flatMap(({ dataActions }) => dataActions) ?? [],
      notDataActions: role?.permissions.flatMap(({ notDataActions }) => notDataActions) ?? [],
    };
  });
  return { roles };
}
