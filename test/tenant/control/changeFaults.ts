import { z } from 'zod';
import type { FaultSettings } from '../faults/faultSettings';
import { faultSettings } from '../faults/faultSettings';
import type { Tenant } from '../tenant';

/** Switches the faults named in the body; null puts one back to its default. @returns all of them */
export function changeFaults(tenant: Tenant, body: unknown): FaultSettings {
  const change = Object.entries(z.record(z.string(), z.unknown()).parse(body));
  const named = Object.fromEntries(change.map(([name, value]) => [name, value ?? undefined]));
  tenant.faults.set(faultSettings.parse({ ...tenant.faults.current, ...named }));
  return tenant.faults.current;
}
