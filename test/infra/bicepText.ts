import { bicepFiles } from './bicepFiles';

/** Text of one Bicep file without its comments. */
export function bicepText(name: string): string {
  const text = bicepFiles().get(name);
  if (text === undefined) throw new Error(`infra has no ${name}`);
  return text;
}
