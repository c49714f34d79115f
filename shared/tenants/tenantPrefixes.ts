import { SettingsFault } from '../settings/settingsFault';
import type { TenantEnvironment } from './tenantEnvironments';

const DEFAULT_PREFIX = 'Audit';

/**
 * Within one storage account no table prefix may begin another, so that no name can be read as a table of two tenants and rights given
 * by prefix stay apart. Letter case does not count in table names.
 * @throws SettingsFault
 */
export function checkPrefixes(tenants: readonly TenantEnvironment[]): void {
  for (const [index, one] of tenants.entries()) {
    for (const other of tenants.slice(index + 1)) {
      const [first, second] = [prefixOf(one), prefixOf(other)].map((prefix) => prefix.toLowerCase());
      if (first === undefined || second === undefined || accountOf(one) !== accountOf(other)) continue;
      if (!first.startsWith(second) && !second.startsWith(first)) continue;
      throw new SettingsFault([
        {
          variable: 'TENANTS',
          found: `gives ${one.name} and ${other.name} tables in one storage account with prefixes of which one begins the other ('${prefixOf(one)}', '${prefixOf(other)}')`,
          fix: 'Give each tenant a storage account of its own (tablesEndpoint), or a tablePrefix that begins no other',
        },
      ]);
    }
  }
}

function prefixOf({ env }: TenantEnvironment): string {
  return env.TABLE_PREFIX?.trim() || DEFAULT_PREFIX;
}

function accountOf({ env }: TenantEnvironment): string {
  const text = env.TABLES_ENDPOINT?.trim() || env.TABLES_CONNECTION_STRING?.trim() || '';
  return URL.canParse(text) ? new URL(text).href.replace(/\/+$/, '').toLowerCase() : text;
}
