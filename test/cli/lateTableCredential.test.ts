import { lateTableCredential } from '../../cli/lateTableCredential';

const mockMade: unknown[][] = [];
jest.mock('../../shared/signIn/tableCredential', () => ({
  tableCredential: (...given: unknown[]) => {
    mockMade.push(given);
    return { getToken: async (scope: string) => ({ token: scope, expiresOnTimestamp: mockMade.length }) };
  },
}));

describe('lateTableCredential', () => {
  it('makes the credential once, for the first token, and passes everything on', async () => {
    const settings = { managedIdentityClientId: 'id' };
    const credential = lateTableCredential(settings, { runsInAzure: true });
    expect(mockMade).toEqual([]);
    expect(await credential.getToken('a')).toEqual({ token: 'a', expiresOnTimestamp: 1 });
    expect(await credential.getToken('b')).toEqual({ token: 'b', expiresOnTimestamp: 1 });
    expect(mockMade).toEqual([[settings, { runsInAzure: true }]]);
  });
});
