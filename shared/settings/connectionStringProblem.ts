import type { SettingProblem } from './settingText';

const FIX =
  'Copy the whole connection string from the storage account (Access keys), or use UseDevelopmentStorage=true for the local emulator';

/**
 * Looks at a connection string as far as the client of its service needs it, so that a cut one is told apart from a service out of
 * reach. The texts never hold a part of the value.
 * @param endpoint the name under which it may give the service's address
 */
export function connectionStringProblem(
  text: string,
  { endpoint }: { endpoint: 'TableEndpoint' | 'QueueEndpoint' } = { endpoint: 'TableEndpoint' },
): SettingProblem | undefined {
  if (/(^|;)\s*UseDevelopmentStorage\s*=\s*true\s*(;|$)/i.test(text)) {
    return undefined;
  }
  const parts = new Map(
    text
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part.includes('='))
      .map((part) => {
        const at = part.indexOf('=');
        return [part.slice(0, at).toLowerCase(), part.slice(at + 1)];
      }),
  );
  const has = (name: string) => Boolean(parts.get(name));
  const address = endpoint.toLowerCase();
  if (has(address) && !URL.canParse(parts.get(address) ?? '')) {
    return { found: `is set (${text.length} characters), but its ${endpoint} is no address`, fix: FIX };
  }
  if (has('sharedaccesssignature')) {
    return has(address)
      ? undefined
      : { found: `is set (${text.length} characters), but lacks ${endpoint}`, fix: FIX };
  }
  const missing = [
    ...(has('defaultendpointsprotocol') ? [] : ['DefaultEndpointsProtocol']),
    ...(has('accountname') ? [] : ['AccountName']),
    ...(has('accountkey') ? [] : ['AccountKey']),
    ...(has(address) || has('endpointsuffix') ? [] : ['EndpointSuffix']),
  ];
  if (missing.length > 0) {
    return { found: `is set (${text.length} characters), but lacks ${missing.join(', ')}`, fix: FIX };
  }
  return /^[A-Za-z0-9+/]+={0,2}$/.test(parts.get('accountkey') ?? '')
    ? undefined
    : { found: `is set (${text.length} characters), but its AccountKey is damaged`, fix: FIX };
}
