/** The variables that hold something: white space around a value is taken off, an empty value is as good as none. */
export function givenVariables(env: NodeJS.ProcessEnv): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    const text = value?.trim();
    if (text) {
      given[name] = text;
    }
  }
  return given;
}
