import type { AccessToken, TokenCredential } from '@azure/identity';
import { OperatorFault } from '../../shared/faults/operatorFault';
import { createAccessTokens } from '../../shared/signIn/createAccessTokens';
import { createFakeClock } from '../activityApi/fakeClock';

const MINUTE_MS = 60_000;

/** Credentials that number their tokens `credential.token`, each good for an hour. */
function simulatedSignIn(change: (token: AccessToken) => AccessToken | null = (token) => token) {
  const clock = createFakeClock();
  const asked: string[] = [];
  let failure: Error | undefined;
  let credentials = 0;
  function createCredential(): TokenCredential {
    const credential = ++credentials;
    let tokens = 0;
    return {
      async getToken() {
        if (failure) {
          throw failure;
        }
        const token = `${credential}.${++tokens}`;
        asked.push(token);
        return change({ token, expiresOnTimestamp: clock.now().getTime() + 60 * MINUTE_MS });
      },
    };
  }
  const tokens = createAccessTokens({
    createCredential,
    scope: 'https://manage.office.com/.default',
    authorityHost: 'https://login.microsoftonline.com',
    clock,
  });
  const fail = (error: Error | undefined) => {
    failure = error;
  };
  return { tokens, clock, asked, fail };
}

test('however many wait, one request asks for the token', async () => {
  const { tokens, asked } = simulatedSignIn();
  const got = await Promise.all([tokens.get(), tokens.get(), tokens.get()]);
  expect([...got, await tokens.get()]).toEqual(['1.1', '1.1', '1.1', '1.1']);
  expect(asked).toEqual(['1.1']);
});

test('a token is replaced when less than five minutes are left', async () => {
  const { tokens, clock } = simulatedSignIn();
  await tokens.get();
  clock.advance(55 * MINUTE_MS);
  expect(await tokens.get()).toBe('1.1');
  clock.advance(1);
  expect(await tokens.get()).toBe('1.2');
});

test("a token is replaced when the service's own refresh time has come", async () => {
  const { tokens, clock } = simulatedSignIn((token) => ({
    ...token,
    refreshAfterTimestamp: token.expiresOnTimestamp - 30 * MINUTE_MS,
  }));
  await tokens.get();
  clock.advance(30 * MINUTE_MS - 1);
  expect(await tokens.get()).toBe('1.1');
  clock.advance(1);
  expect(await tokens.get()).toBe('1.2');
});

test('while the old token works a failing sign-in is no fault, and is tried again only after a minute', async () => {
  const { tokens, clock, fail, asked } = simulatedSignIn();
  await tokens.get();
  clock.advance(56 * MINUTE_MS);
  fail(new Error('ECONNRESET'));
  expect(await tokens.get()).toBe('1.1');
  fail(undefined);
  expect(await tokens.get()).toBe('1.1');
  expect(asked).toEqual(['1.1']);
  clock.advance(MINUTE_MS);
  // Each of the four failures but the last has cost a credential.
  expect(await tokens.get()).toBe('4.1');
});

test('a sign-in that fails without a token in hand is a fault for a person', async () => {
  const { tokens, fail } = simulatedSignIn();
  fail(new Error('AADSTS7000215: Invalid client secret provided.'));
  await expect(tokens.get()).rejects.toThrow(OperatorFault);
  fail(undefined);
  expect(await tokens.get()).toBe('1.1');
});

test('a credential that gives nothing is a fault', async () => {
  const { tokens } = simulatedSignIn(() => null);
  await expect(tokens.get()).rejects.toThrow(OperatorFault);
});

test("renewing goes past the credential's memory, once however often it is asked for", async () => {
  const { tokens, asked } = simulatedSignIn();
  await tokens.get();
  expect(await Promise.all([tokens.renew('1.1'), tokens.renew('1.1')])).toEqual(['2.1', '2.1']);
  expect(await tokens.renew('1.1')).toBe('2.1');
  expect(await tokens.get()).toBe('2.1');
  expect(asked).toEqual(['1.1', '2.1']);
});

test('a renewed token that is refused later is renewed as well', async () => {
  const { tokens } = simulatedSignIn();
  await tokens.renew(await tokens.get());
  expect(await tokens.renew('2.1')).toBe('3.1');
  expect(await tokens.renew('2.1')).toBe('3.1');
});

test('a renewal that fails does not fall back on the token that was refused', async () => {
  const { tokens, fail } = simulatedSignIn();
  await tokens.get();
  fail(new Error('AADSTS7000222'));
  await expect(tokens.renew('1.1')).rejects.toThrow(OperatorFault);
});

test('who is aborted stops waiting; the others still get the token', async () => {
  const { tokens } = simulatedSignIn();
  const abort = new AbortController();
  const aborted = tokens.get({ abortSignal: abort.signal });
  const waiting = tokens.get();
  abort.abort(new Error('deadline'));
  await expect(aborted).rejects.toThrow('deadline');
  expect(await waiting).toBe('1.1');
});
