import { tokenClaims } from '../../shared/signIn/tokenClaims';

const token = (claims: unknown) =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;

test.each([
  [
    token({ aud: 'https://manage.office.com', tid: 't', roles: ['ActivityFeed.Read'], exp: 1, ver: '1.0' }),
    { aud: 'https://manage.office.com', tid: 't', roles: ['ActivityFeed.Read'], exp: 1 },
  ],
  [token({ aud: 'https://manage.office.com' }), { aud: 'https://manage.office.com', roles: [] }],
  [token({ aud: 7 }), undefined],
  [token('text'), undefined],
  ['e30.!!.x', undefined],
  ['opaque', undefined],
  ['', undefined],
])('%s', (text, claims) => {
  expect(tokenClaims(text)).toEqual(claims);
});
