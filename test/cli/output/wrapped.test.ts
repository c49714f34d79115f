import { wrapped } from '../../../cli/output/wrapped';

describe('wrapped', () => {
  it.each([
    ['short', {}, 'short\n'],
    ['a  b', { first: '! ' }, '! a  b\n'],
    [`${'a'.repeat(60)} ${'b'.repeat(39)}`, {}, `${'a'.repeat(60)} ${'b'.repeat(39)}\n`],
    [`${'a'.repeat(60)} ${'b'.repeat(40)} c`, { next: '  ' }, `${'a'.repeat(60)}\n  ${'b'.repeat(40)} c\n`],
    [`x ${'a'.repeat(120)} y`, { first: '- ', next: '  ' }, `- x\n  ${'a'.repeat(120)}\n  y\n`],
    ['\u001b[31mred', {}, '\\u001b[31mred\n'],
  ])('%j, %j', (text, indent, expected) => {
    expect(wrapped(text, indent)).toBe(expected);
  });
});
