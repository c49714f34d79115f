/** What is about to be deployed, as far as it is known before. */
export interface Plan {
  readonly environmentName: string;
  readonly location: string;
  /** A resource group that is there and is deployed into; undefined: the deployment makes one. */
  readonly resourceGroup: string | undefined;
  /** Values of infra/main.bicepparam by parameter; undefined where they could not be read. */
  readonly parameters: Readonly<Record<string, unknown>> | undefined;
}

/** A parameter as text; undefined where it is not given or empty. */
export function planText(plan: Plan, parameter: string): string | undefined {
  const value = plan.parameters?.[parameter];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Name of the resource group: the one given, or as infra/main.bicep makes it. */
export function groupName(plan: Plan): string {
  return (
    plan.resourceGroup ?? planText(plan, 'resourceGroupName') ?? `rg-exchange-audit-${plan.environmentName}`
  );
}
