// Flex Consumption leaves WEBSITE_INSTANCE_ID out and sets WEBSITE_POD_NAME (azure-functions-host, EnvironmentExtensions).
const MARKS = ['WEBSITE_INSTANCE_ID', 'WEBSITE_POD_NAME'];

/** True inside an Azure Functions app, whichever its plan; false on a workstation, also under the local Functions host. */
export function runsInAzure(env: NodeJS.ProcessEnv): boolean {
  return MARKS.some((name) => Boolean(env[name]?.trim()));
}
