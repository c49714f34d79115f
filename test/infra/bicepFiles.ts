import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const INFRA = join(__dirname, '../../infra');

/** Text of every Bicep file by its name, comments taken out: what is only said there must not count. */
export function bicepFiles(): ReadonlyMap<string, string> {
  const names = readdirSync(INFRA, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.bicep'),
  );
  return new Map(
    names.map((name) => [name, readFileSync(join(INFRA, name), 'utf8').replaceAll(/^\s*\/\/.*$/gm, '')]),
  );
}
