import { signedInOnce } from '../../shared/doctor/signedInOnce';

describe('signedInOnce', () => {
  it('asks once for each scope and tenant, and does not hand on who stops waiting', async () => {
    const asked: unknown[] = [];
    const credential = signedInOnce({
      async getToken(scopes, options) {
        asked.push([scopes, options]);
        return { token: `${asked.length}`, expiresOnTimestamp: 0 };
      },
    });
    const abortSignal = AbortSignal.abort();
    const [one, same] = await Promise.all([
      credential.getToken('a', { abortSignal }),
      credential.getToken('a'),
    ]);
    const other = await credential.getToken('a', { tenantId: 't' });
    expect([one?.token, same?.token, other?.token]).toEqual(['1', '1', '2']);
    expect(asked).toEqual([
      ['a', {}],
      ['a', { tenantId: 't' }],
    ]);
  });
});
