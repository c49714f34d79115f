import { jsonLine } from '../../../cli/output/jsonLine';

describe('jsonLine', () => {
  it('takes line breaks between tokens out and leaves all else', () => {
    const text = '{\r\n\t"Big": 12345678901234567890,\n  "Text": "a\\nb \u0085 é"\n}';
    expect(jsonLine(text, { isTerminal: false })).toBe(
      '{\t"Big": 12345678901234567890,  "Text": "a\\nb \u0085 é"}\n',
    );
  });

  it('is safe JSON on a terminal', () => {
    const line = jsonLine('{\t"Text": "\u009b31m \u202e"}', { isTerminal: true });
    expect(line).toBe('{ "Text": "\\u009b31m \\u202e"}\n');
    expect(JSON.parse(line)).toEqual({ Text: '\u009b31m \u202e' });
  });
});
