import type { BundledPackage } from './bundledPackages';

const RULE = '-'.repeat(72);

/** The licences of what is shipped, which must go with it. */
export function notices(packages: readonly BundledPackage[]): string {
  const parts = packages.map(({ name, version, licence, licenceText }) =>
    [RULE, `${name} ${version} (${licence})`, '', ...(licenceText === '' ? [] : [licenceText, ''])].join(
      '\n',
    ),
  );
  return ['This package contains code of the following packages.', '', ...parts, RULE, ''].join('\n');
}
