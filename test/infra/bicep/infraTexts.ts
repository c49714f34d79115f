import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const INFRA = join(__dirname, '../../../infra');

/** Text of every Bicep and parameter file by its path within infra. */
export function infraTexts(): ReadonlyMap<string, string> {
  const names = readdirSync(INFRA, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.bicep(param)?$/.test(name))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(join(INFRA, name), 'utf8')]));
}
