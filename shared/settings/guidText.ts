import { settingMeaning } from './settingMeaning';
import { settingText } from './settingText';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A variable that must hold a GUID; comes out in lower case.
 * The value is not shown: what stands there by mistake is often the secret.
 */
export function guidText(variable: string) {
  return settingText((text) => {
    if (GUID.test(text)) {
      return undefined;
    }
    const found = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text)
      ? 'is a domain name, not a GUID'
      : `is set (${text.length} characters), but no GUID`;
    return { found, fix: `Set ${variable} to ${settingMeaning(variable)}` };
  }).toLowerCase();
}
