import { enumName } from '../../shared/records/enumNames';

test.each([
  ['UserType', 3, 'DcAdmin'],
  ['LogonType', 2, 'Delegated'],
  ['AuthenticationStatus', 1, 'Failure'],
  ['QuarantineRequestType', 5, 'Release request'],
  ['FileVerdict', -2, 'Timeout'],
  ['UserType', 11, undefined],
  ['UserType', Number.NaN, undefined],
] as const)('%s %d is %s', (enumeration, value, name) => {
  expect(enumName(enumeration, value)).toBe(name);
});
