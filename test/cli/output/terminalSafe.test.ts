import fc from 'fast-check';
import { terminalSafe } from '../../../cli/output/terminalSafe';

describe('terminalSafe', () => {
  it.each([
    ['plain text, Größe, 日本語, 👩', 'plain text, Größe, 日本語, 👩'],
    ['\u001b[31mred\u001b[0m', '\\u001b[31mred\\u001b[0m'],
    ['\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
    ['\u009b31m', '\\u009b31m'],
    ['a\r\nb\tc', 'a\\r\\nb\\tc'],
    ['user\u202etxt.exe', 'user\\u202etxt.exe'],
    ['zero\u200bwidth\ufeff', 'zero\\u200bwidth\\ufeff'],
    ['tag\u{e0041}', 'tag\\udb40\\udc41'],
    ['half \ud83d', 'half \\ud83d'],
  ])('%j', (text, expected) => {
    expect(terminalSafe(text)).toBe(expected);
  });

  it('leaves nothing that a terminal could obey, and nothing for a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const safe = terminalSafe(text);
        expect(safe).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
        expect(terminalSafe(safe)).toBe(safe);
      }),
    );
  });
});
