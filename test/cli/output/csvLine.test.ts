import { csvLine } from '../../../cli/output/csvLine';

describe('csvLine', () => {
  it.each([
    [['a', '', 'c'], 'a,,c\r\n'],
    [['a,b', 'say "x"', 'two\nlines'], '"a,b","say ""x""","two\nlines"\r\n'],
    [["=HYPERLINK('http://x')", '+1', '-1', '@x', '\tx'], "'=HYPERLINK('http://x'),'+1,'-1,'@x,'\tx\r\n"],
    [['a=b', 'x@contoso.com'], 'a=b,x@contoso.com\r\n'],
  ])('%j', (values, expected) => {
    expect(csvLine(values)).toBe(expected);
  });
});
