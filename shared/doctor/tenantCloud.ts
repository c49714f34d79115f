import { z } from 'zod';

const openIdConfiguration = z.object({
  cloud_instance_name: z.string().optional().catch(undefined),
  tenant_region_sub_scope: z.string().optional().catch(undefined),
});

// Entra ID's openid-configuration of a tenant; the names are not documented, and alike in every public tool that reads them.
const BY_SUB_SCOPE: ReadonlyMap<string, string> = new Map([
  ['GCC', 'gcc'],
  ['DODCON', 'gcchigh'],
  ['DOD', 'dod'],
]);
const BY_INSTANCE: ReadonlyMap<string, string> = new Map([
  ['microsoftonline.com', 'worldwide'],
  ['partner.microsoftonline.cn', 'china'],
]);

/**
 * The cloud that a tenant lives in, by what its sign-in host tells everybody.
 * @param document openid-configuration as text
 * @returns a name that M365_CLOUD takes; undefined where the document does not say
 */
export function tenantCloud(document: string): string | undefined {
  const parsed = openIdConfiguration.safeParse(jsonOf(document));
  const { tenant_region_sub_scope: subScope = '', cloud_instance_name: instance = '' } = parsed.data ?? {};
  return BY_SUB_SCOPE.get(subScope) ?? BY_INSTANCE.get(instance);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
