import { serviceEndpoint } from './serviceEndpoint';
import type { SettingProblem } from './settingText';

/** Reads the address of Table Storage; see {@link serviceEndpoint}. */
export function tableEndpoint(text: string): { endpoint: string } | { problem: SettingProblem } {
  return serviceEndpoint(text, { variable: 'TABLES_ENDPOINT', service: 'table' });
}
