import type { SettingProblem } from './settingText';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/**
 * Reads the address of a storage service. A path is taken off, except on this machine, where the emulator has the account's name in the
 * path.
 * @param of.variable that holds it, for the texts
 * @returns the address without trailing slash, or what is wrong with it; a query is refused and never shown, because it may be a shared
 *   access signature
 */
export function serviceEndpoint(
  text: string,
  { variable, service }: { variable: string; service: 'table' | 'queue' },
): { endpoint: string } | { problem: SettingProblem } {
  const example = `https://ACCOUNT.${service}.core.windows.net`;
  if (!URL.canParse(text)) {
    return { problem: { found: 'is no address', fix: `Set ${variable} to ${example}` } };
  }
  const url = new URL(text);
  const isLoopback = LOOPBACK.test(url.hostname);
  if (url.search || url.username || url.password) {
    return {
      problem: {
        found: 'carries credentials',
        fix: `Set ${variable} to ${example} alone: the app signs in with its identity`,
      },
    };
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) {
    return {
      problem: { found: 'does not begin with https://', fix: `Set ${variable} to ${example}` },
    };
  }
  const named = /\.(blob|queue|table|file|dfs|web|vault)\./i.exec(url.hostname)?.[1]?.toLowerCase();
  if (named && named !== service) {
    const found = `is the address of another service (${named})`;
    const right = url.origin.replace(`.${named}.`, `.${service}.`);
    return { problem: { found, fix: `Set ${variable} to ${named === 'vault' ? example : right}` } };
  }
  const account = isLoopback ? url.pathname.split('/')[1] : undefined;
  return { endpoint: account ? `${url.origin}/${account}` : url.origin };
}
