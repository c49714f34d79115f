import { ageText } from '../../../cli/output/ageText';

const at = (text: string) => new Date(text);

describe('ageText', () => {
  it.each([
    ['2026-11-10T12:00:30Z', '0 min ago'],
    ['2026-11-10T10:01:00Z', '119 min ago'],
    ['2026-11-10T09:00:00Z', '3 h ago'],
    ['2026-11-08T11:00:00Z', '2 days ago'],
  ])('%s: %s', (time, expected) => {
    expect(ageText(at(time), at('2026-11-10T12:00:00Z'))).toBe(expected);
  });
});
