import type { SettingProblem } from './settingText';

const EXAMPLE = 'https://ACCOUNT.blob.core.windows.net/seal-heads';
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;
// Container names: 3 to 63 lower-case letters, digits and single hyphens.
const CONTAINER = /^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Reads the address of the container of seal heads.
 * @returns the address without trailing slash, or what is wrong with it; a query is refused and never shown, because it may be a shared
 *   access signature
 */
export function sealHeadsUrl(text: string): { url: string } | { problem: SettingProblem } {
  const problem = (found: string): { problem: SettingProblem } => ({
    problem: {
      found,
      fix: `Set SEAL_HEADS_URL to ${EXAMPLE} (output sealHeadsUrl of the deployment), or leave it out`,
    },
  });
  if (!URL.canParse(text)) return problem('is no address');
  const url = new URL(text);
  if (url.search || url.username || url.password) return problem('carries credentials');
  if (url.protocol !== 'https:') return problem('does not begin with https://');
  const otherService = /\.(table|queue|file|dfs|web|vault)\./i.exec(url.hostname)?.[1];
  if (otherService) return problem(`is the address of another service (${otherService})`);
  // The emulator has the account's name in the path.
  const path = url.pathname.split('/').filter(Boolean);
  const container = LOOPBACK.test(url.hostname) ? path[1] : path[0];
  if (path.length !== (LOOPBACK.test(url.hostname) ? 2 : 1) || !CONTAINER.test(container ?? ''))
    return problem('does not end with the name of a container');
  return { url: `${url.origin}/${path.join('/')}` };
}
