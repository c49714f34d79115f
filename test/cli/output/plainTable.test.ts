import { plainTable } from '../../../cli/output/plainTable';

describe('plainTable', () => {
  it('lines columns up, numbers to the right, whatever stands in them', () => {
    const rows = [
      ['a', '5'],
      ['two\nlines \u001b[31m', '1234'],
    ];
    expect(plainTable(['Name', 'Count'], rows, { numeric: ['Count'] })).toBe(
      'Name                   Count\n' +
        'a                          5\n' +
        'two\\nlines \\u001b[31m   1234\n',
    );
  });
});
