import { OperatorFault } from '../faults/operatorFault';
import type { TenantEnvironment } from './tenantEnvironments';

/**
 * The tenant that a person names, by its name or its ID; letter case does not count.
 * @throws OperatorFault where none or several are meant, with the names to choose from
 */
export function chosenTenant(
  tenants: readonly TenantEnvironment[],
  name: string | undefined,
): TenantEnvironment {
  const names = tenants.flatMap((tenant) => tenant.name ?? []);
  if (name === undefined) {
    const [only, ...others] = tenants;
    if (only && others.length === 0) return only;
    throw new OperatorFault(
      `TENANTS holds ${tenants.length} tenants: ${names.join(', ')}.`,
      `Say which one is meant: --tenant ${names[0]}.`,
    );
  }
  const typed = name.toLowerCase();
  const found = tenants.find(
    (tenant) => tenant.name?.toLowerCase() === typed || tenant.env.AZURE_TENANT_ID?.toLowerCase() === typed,
  );
  if (found) return found;
  throw names.length === 0
    ? new OperatorFault(
        `There is no tenant ${name}: TENANTS is not set, so there is only the one that the settings name.`,
        'Leave out --tenant, or set TENANTS.',
      )
    : new OperatorFault(`There is no tenant ${name} in TENANTS.`, `Choose one of ${names.join(', ')}.`);
}
