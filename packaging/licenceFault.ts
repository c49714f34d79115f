import type { BundledPackage } from './bundledPackages';

/** Licences under which code may be shipped in a closed package as long as their text goes with it. */
const SHIPPABLE: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
]);

/** What keeps packages from being shipped, one line; undefined where nothing does. */
export function licenceFault(packages: readonly BundledPackage[]): string | undefined {
  const forbidden = packages.filter(({ licence }) => !isShippable(licence));
  if (forbidden.length === 0) return undefined;
  const named = forbidden.map(({ name, version, licence }) => `${name}@${version} (${licence || 'none'})`);
  return `These packages may not be shipped under their licence: ${named.join(', ')}.`;
}

/** Of `(MIT OR X)` one is enough; of `A AND B` all must do. */
function isShippable(expression: string): boolean {
  const plain = expression.replaceAll(/[()]/g, '');
  return plain
    .split(/ OR /)
    .some((choice) => choice.split(/ AND /).every((licence) => SHIPPABLE.has(licence.trim())));
}
