import { demoEnvironment } from '../../../cli/demo/demoEnvironment';
import { settingLines } from '../../../cli/demo/settingLines';

describe('settingLines', () => {
  it('quotes for each shell', () => {
    const settings = { A: 'x;y', B: "it's" };
    expect(settingLines(settings, 'bash')).toBe("  export A='x;y'\n  export B='it'\\''s'\n");
    expect(settingLines(settings, 'powershell')).toBe("  $env:A = 'x;y'\n  $env:B = 'it''s'\n");
  });
});

describe('demoEnvironment', () => {
  it('keeps the system and drops every setting of a real tenant', () => {
    const env = { PATH: '/bin', NO_PROXY: 'intranet', TABLES_ENDPOINT: 'real', AZURE_CLIENT_SECRET: 'real' };
    expect(demoEnvironment(env, { AZURE_CLIENT_SECRET: 'simulated' })).toEqual({
      PATH: '/bin',
      NO_PROXY: 'intranet,127.0.0.1',
      no_proxy: 'intranet,127.0.0.1',
      AZURE_CLIENT_SECRET: 'simulated',
    });
  });
});
