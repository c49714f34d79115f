/**
 * What is left to a person after infra/ has been deployed, by what azd knows of it. Consent comes before polling: a token that was asked
 * for earlier lacks the permission for about a day.
 * @param env azd's environment, outputs of infra/main.bicep among it
 */
export function nextSteps(env: NodeJS.ProcessEnv): string {
  const group = env.resourceGroupName || env.AZURE_RESOURCE_GROUP || 'GROUP';
  const steps = [
    ...(isOn(env.POLLING_ENABLED)
      ? []
      : [
          `Have ActivityFeed.Read granted to the identity with object ID ${env.identityPrincipalId || '(output identityPrincipalId)'}: docs/consent.md.`,
          'Then start polling, not before: azd env set POLLING_ENABLED true && azd provision',
        ]),
    ...(env.retentionAppName
      ? [
          `Deploy the code of the app that drops months, which azd leaves alone: az functionapp deployment source config-zip --resource-group ${group} --name ${env.retentionAppName} --src .deploy/exchange-audit-tables.zip`,
        ]
      : []),
    ...(isOn(env.SEAL_HEADS_LOCKED)
      ? []
      : ['Lock the copies of the seals when all is as you want it: docs/deploy.md#lock-the-seals.']),
  ];
  if (steps.length === 0) return 'Nothing is left to do by hand.\n';
  return ['Left to do:', ...steps.map((step, index) => `${index + 1}. ${step}`), ''].join('\n');
}

function isOn(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}
