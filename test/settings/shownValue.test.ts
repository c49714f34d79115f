import { shownValue } from '../../shared/settings/shownValue';

test.each([
  ['mars', "'mars'"],
  ['', "''"],
  ['x'.repeat(24), `'${'x'.repeat(24)}'`],
  ['x'.repeat(25), '25 characters'],
  ['a\u001b[31m', '6 characters'],
])('%j is shown as %s', (text, shown) => {
  expect(shownValue(text)).toBe(shown);
});
