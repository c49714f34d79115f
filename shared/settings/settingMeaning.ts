import { settingNames } from './settingNames';

/** What a variable holds, as the end of "Set NAME to ..."; for one that is not ours, "its right value". */
export function settingMeaning(variable: string): string {
  return settingNames.find(({ name }) => name === variable)?.meaning ?? 'its right value';
}
