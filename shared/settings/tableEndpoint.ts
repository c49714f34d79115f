import type { SettingProblem } from './settingText';

const EXAMPLE = 'https://ACCOUNT.table.core.windows.net';
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/**
 * Reads the address of Table Storage. A path is taken off, except on this machine, where the emulator has the
 * account's name in the path.
 * @returns the address without trailing slash, or what is wrong with it; a query is refused and never shown, because
 *   it may be a shared access signature
 */
export function tableEndpoint(text: string): { endpoint: string } | { problem: SettingProblem } {
  if (!URL.canParse(text)) {
    return { problem: { found: 'is no address', fix: `Set TABLES_ENDPOINT to ${EXAMPLE}` } };
  }
  const url = new URL(text);
  const isLoopback = LOOPBACK.test(url.hostname);
  if (url.search || url.username || url.password) {
    return {
      problem: {
        found: 'carries credentials',
        fix: `Set TABLES_ENDPOINT to ${EXAMPLE} alone: the app signs in with its identity`,
      },
    };
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) {
    return {
      problem: { found: 'does not begin with https://', fix: `Set TABLES_ENDPOINT to ${EXAMPLE}` },
    };
  }
  const otherService = /\.(blob|queue|file|dfs|web|vault)\./i.exec(url.hostname)?.[1];
  if (otherService) {
    const found = `is the address of another service (${otherService})`;
    const right = url.origin.replace(`.${otherService}.`, '.table.');
    return {
      problem: { found, fix: `Set TABLES_ENDPOINT to ${otherService === 'vault' ? EXAMPLE : right}` },
    };
  }
  const account = isLoopback ? url.pathname.split('/')[1] : undefined;
  return { endpoint: account ? `${url.origin}/${account}` : url.origin };
}
