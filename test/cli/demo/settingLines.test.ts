import { settingLines } from '../../../cli/demo/settingLines';

describe('settingLines', () => {
  it('quotes for each shell', () => {
    const settings = { A: 'x;y', B: "it's" };
    expect(settingLines(settings, 'bash')).toBe("  export A='x;y'\n  export B='it'\\''s'\n");
    expect(settingLines(settings, 'powershell')).toBe("  $env:A = 'x;y'\n  $env:B = 'it''s'\n");
  });
});
