import fc from 'fast-check';
import { operationPattern } from '../../shared/query/operationPattern';

describe('operationPattern', () => {
  it.each([
    ['Send', 'Send', true],
    ['Send', 'SendAs', false],
    ['Send', 'send', false],
    ['Send*', 'SendAs', true],
    ['Send*', 'Send', true],
    ['*Access', 'MessageAccess', true],
    ['*Access', 'AccessGranted', false],
    ['M*Acc*', 'MailItemsAccessed', true],
    ['M*Acc*t', 'MailItemsAccessed', false],
    ['ab*ba', 'aba', false],
    ['a*b*b', 'ab', false],
    ['*', '', true],
    ['Set-*.', 'Set-Mailbox', false],
    ['Send', undefined, false],
    ['*', undefined, false],
  ])('%s and %s: %s', (pattern, name, expected) => {
    expect(operationPattern(pattern).matches(name)).toBe(expected);
  });

  it('matches as a regular expression would', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    const name = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    fc.assert(
      fc.property(letters, name, (pattern, operation) => {
        const expected = new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(operation);
        expect(operationPattern(pattern).matches(operation)).toBe(expected);
      }),
    );
  });

  it('lets the store choose only by an exact name', () => {
    expect(operationPattern('Send').exact).toBe('Send');
    expect(operationPattern('Send*').exact).toBeUndefined();
  });
});
