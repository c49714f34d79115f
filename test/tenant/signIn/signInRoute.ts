/** A sign-in endpoint with the tenant that its path names. */
export interface SignInRoute {
  readonly operation: 'token' | 'openIdConfiguration' | 'instanceDiscovery';
  readonly tenant: string;
  /** Protocol version, which decides between `resource` and `scope`. */
  readonly version: 1 | 2;
}

/** @returns the endpoint behind a method and path as Entra ID spells them, or undefined where there is none */
export function signInRoute(method: string, path: string): SignInRoute | undefined {
  if (method === 'GET' && path === '/common/discovery/instance') {
    return { operation: 'instanceDiscovery', tenant: 'common', version: 2 };
  }
  const [, tenant, rest] = /^\/([^/]+)\/(.+)$/.exec(path) ?? [];
  if (tenant === undefined) return undefined;
  switch (`${method} ${rest}`) {
    case 'POST oauth2/v2.0/token':
      return { operation: 'token', tenant, version: 2 };
    case 'POST oauth2/token':
      return { operation: 'token', tenant, version: 1 };
    case 'GET v2.0/.well-known/openid-configuration':
      return { operation: 'openIdConfiguration', tenant, version: 2 };
    case 'GET .well-known/openid-configuration':
      return { operation: 'openIdConfiguration', tenant, version: 1 };
    default:
      return undefined;
  }
}
