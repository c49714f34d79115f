import { type M365Cloud, m365Clouds } from './m365Clouds';
import type { PollEnvironment } from './pollEnvironment';
import type { ActivityApiSettings } from './settings';

const clouds: ReadonlyMap<string, M365Cloud> = new Map(Object.entries(m365Clouds));

const microsoftHosts = new Set([...clouds.values()].map(({ host }) => host));
const microsoftAuthorities = new Set([...clouds.values()].map(({ authorityHost }) => authorityHost));

/**
 * Host, scope and authority of the cloud, or of a simulated tenant. The scope follows the host, so that a token made
 * out to the real service is never sent to another.
 */
export function activityApiSettings(given: PollEnvironment): ActivityApiSettings {
  const cloud = clouds.get(given.M365_CLOUD) ?? m365Clouds.worldwide;
  const host = given.ACTIVITY_API_URL ?? cloud.host;
  const authorityHost = given.AZURE_AUTHORITY_HOST ?? cloud.authorityHost;
  const isMicrosoftAuthority = microsoftAuthorities.has(authorityHost);
  return {
    host,
    scope: `${host}/.default`,
    authorityHost,
    federationAudience: cloud.federationAudience,
    isSimulated: !(microsoftHosts.has(host) && isMicrosoftAuthority),
    // Discovery asks Microsoft whether an authority is real, which a simulated one is not.
    disableInstanceDiscovery: !isMicrosoftAuthority,
  };
}
