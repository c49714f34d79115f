import { settingText } from './settingText';

/**
 * The variable of a simulated tenant's address: an https origin without path, query or credentials; comes out without
 * trailing slash.
 */
export function simulatedHostText(variable: string) {
  return settingText((text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol !== 'https:') {
      return { found: 'does not begin with https://', fix: `Set ${variable} to https://HOST:PORT` };
    }
    return url.href === `${url.origin}/`
      ? undefined
      : { found: 'holds more than a host', fix: `Set ${variable} to https://HOST:PORT and nothing after it` };
  }).transform((text) => new URL(text).origin);
}
