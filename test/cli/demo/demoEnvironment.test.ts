import { demoEnvironment } from '../../../cli/demo/demoEnvironment';

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
