import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Answer } from '../../../cli/explore/answer';
import type { ExploreRequest } from '../../../cli/explore/exploreRequest';
import { OperatorFault } from '../../../shared/faults/operatorFault';
import type { Clock } from '../../../shared/time/clock';
import { type SendOptions, startServer } from './server';

const INSIDE: Answer = { status: 200, contentType: 'text/plain; charset=utf-8', body: 'inside' };

async function answer({ path, abortSignal }: ExploreRequest): Promise<Answer> {
  if (path === '/operator') throw new OperatorFault('The account <x> cannot be reached.', 'Check it.');
  if (path === '/broken') throw new Error('SECRET at cli/explore/secret.ts:1:1');
  if (path === '/slow') {
    await once(abortSignal, 'abort');
    throw abortSignal.reason;
  }
  return { ...INSIDE, body: `inside ${path}` };
}

describe('serveExplore', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let cookie = '';
  beforeAll(async () => {
    server = await startServer(answer);
    cookie = await server.enter();
  });
  afterAll(() => server.stop());

  const host = () => server.host;
  const port = () => host().split(':')[1] ?? '';
  const inside = (path: string, { headers, ...options }: SendOptions = {}) =>
    server.send(path, { ...options, headers: { Cookie: cookie, ...headers } });

  it('stands on the loopback address, and announces an address with a token of 256 bits', () => {
    expect(server.addresses[0]?.why).toBe('first');
    expect(server.addresses[0]?.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
  });

  describe('one token, one browser', () => {
    it('swaps the token for a cookie at the first use, and leads to an address without it', async () => {
      const own = await startServer(answer);
      const { search } = new URL(own.addresses[0]?.address ?? '');
      const first = await own.send(`/${search}`);
      expect([first.status, first.headers.location, first.body]).toEqual([303, '/', '']);
      const [set = ''] = first.headers['set-cookie'] ?? [];
      expect(set).toMatch(/^audit-explore-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
      expect(set).not.toContain(new URLSearchParams(search).get('token'));

      // The same browser once more: to the pages. Any other: nowhere.
      const held = set.split(';')[0] ?? '';
      const again = await own.send(`/${search}`, { headers: { Cookie: held } });
      expect([again.status, again.headers.location, again.headers['set-cookie']]).toEqual([
        303,
        '/',
        undefined,
      ]);
      const other = await own.send(`/${search}`);
      expect([other.status, other.headers['set-cookie']]).toEqual([403, undefined]);
      expect(other.body).toContain('has been used already');

      // The person at the terminal gets one new address for it, however often somebody knocks.
      await own.send(`/${search}`);
      expect(own.addresses.map(({ why }) => why)).toEqual(['first', 'usedAgain']);
      const second = await own.enter();
      expect((await own.send('/', { headers: { Cookie: second } })).status).toBe(200);
      expect((await own.send('/', { headers: { Cookie: held } })).status).toBe(403);
      await own.stop();
    });

    it('does not use the token up for a HEAD request', async () => {
      const own = await startServer(answer);
      const { search } = new URL(own.addresses[0]?.address ?? '');
      expect((await own.send(`/${search}`, { method: 'HEAD' })).status).toBe(403);
      expect((await own.send(`/${search}`)).status).toBe(303);
      await own.stop();
    });

    it.each([
      ['no token', '/'],
      ['a page', '/record?id=a'],
      ['a file', '/explore.js'],
      ['an empty token', '/?token='],
      ['a short one', '/?token=a'],
      ['a guess', `/?token=${'A'.repeat(43)}`],
      ['a long one', `/?token=${'A'.repeat(3_000)}`],
      ['a token elsewhere', `/record?token=${'A'.repeat(43)}`],
    ])('refuses whoever comes with %s', async (_what, path) => {
      const { status, headers, body } = await server.send(path);
      expect([status, headers['set-cookie']]).toEqual([403, undefined]);
      expect(body).not.toContain('inside');
      expect(server.addresses).toHaveLength(1);
    });

    it.each([
      ['empty', () => `audit-explore-${port()}=`],
      ['guessed', () => `audit-explore-${port()}=${'A'.repeat(43)}`],
      ['cut', () => cookie.slice(0, -1)],
      ['longer', () => `${cookie}A`],
      ['under another name', () => cookie.replace('audit-explore', 'audit-exploit')],
      ['of another port', () => cookie.replace(port(), '1')],
    ])('refuses a cookie that is %s', async (_what, given) => {
      expect((await server.send('/', { headers: { Cookie: given() } })).status).toBe(403);
    });
  });

  describe('attacks', () => {
    it.each<[string, number, () => [string, SendOptions]]>([
      ['a name that DNS points here', 421, () => ['/', { headers: { Host: `evil.example:${port()}` } }]],
      ['localhost, which is another origin', 421, () => ['/', { headers: { Host: `localhost:${port()}` } }]],
      ['the address without its port', 421, () => ['/', { headers: { Host: '127.0.0.1' } }]],
      ['another port', 421, () => ['/', { headers: { Host: '127.0.0.1:1' } }]],
      ['a dot behind the address', 421, () => ['/', { headers: { Host: `127.0.0.1.:${port()}` } }]],
      ['another spelling of the address', 421, () => ['/', { headers: { Host: `127.1:${port()}` } }]],
      ['a name in front', 421, () => ['/', { headers: { Host: `x@${host()}` } }]],
      ['a foreign origin', 403, () => ['/', { headers: { Origin: 'https://evil.example' } }]],
      ['an origin that is none', 403, () => ['/', { headers: { Origin: 'null' } }]],
      ['the origin with https', 403, () => ['/', { headers: { Origin: `https://${host()}` } }]],
      ['a link on another site', 403, () => ['/', { headers: { 'Sec-Fetch-Site': 'cross-site' } }]],
      ['another port of this machine', 403, () => ['/', { headers: { 'Sec-Fetch-Site': 'same-site' } }]],
      ['POST', 405, () => ['/', { method: 'POST' }]],
      ['PUT', 405, () => ['/', { method: 'PUT', body: 'x' }]],
      ['DELETE', 405, () => ['/', { method: 'DELETE' }]],
      ['PATCH', 405, () => ['/', { method: 'PATCH' }]],
      ['TRACE', 405, () => ['/', { method: 'TRACE' }]],
      ['a preflight', 405, () => ['/', { method: 'OPTIONS', headers: { Origin: 'https://evil.example' } }]],
      ['a body', 413, () => ['/', { headers: { 'Content-Length': '1' }, body: 'x' }]],
      ['a body in chunks', 413, () => ['/', { headers: { 'Transfer-Encoding': 'chunked' }, body: 'x' }]],
      ['an address over 4 KiB', 414, () => [`/?q=${'a'.repeat(4_100)}`, {}]],
      ['headers over 16 KiB', 0, () => ['/', { headers: { 'X-Long': 'a'.repeat(20_000) } }]],
      ['an address for a proxy', 400, () => ['http://evil.example/', {}]],
      ['two slashes', 400, () => ['//evil.example/', {}]],
      ['a backslash', 400, () => ['/\\evil.example', {}]],
    ])('refuses %s', async (_what, status, attack) => {
      const [path, options] = attack();
      const reply = await inside(path, options).catch(() => ({ status: 0, headers: {}, body: '' }));
      expect(reply.status).toBe(status);
      expect(reply.body).not.toContain('inside');
      expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    });

    it.each(['/../../etc/passwd', '/..%2f..%2fetc%2fpasswd', '/%2e%2e/x', '/./', '/record/../x', '/%00'])(
      'hands %s on as it is: there is no folder behind these pages',
      async (path) => expect((await inside(path)).body).toBe(`inside ${path}`),
    );

    it.each<[string, () => string]>([
      ['names no host', () => 'GET / HTTP/1.1'],
      ['names no host, as one could long ago', () => 'GET / HTTP/1.0'],
      ['names two hosts', () => `GET / HTTP/1.1\r\nHost: ${host()}\r\nHost: evil.example`],
    ])('answers nobody who %s', async (_what, head) => {
      const socket = connect(Number(port()), '127.0.0.1');
      socket.write(`${head()}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`);
      const reply = await text(socket);
      expect(reply).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(reply).not.toContain('inside');
    });

    it.each([
      ['says nothing', ''],
      ['never comes to the end of its request', 'GET / HTTP/1.1\r\nHost: x\r\n'],
    ])(
      'closes a connection that %s',
      async (_what, sent) => {
        const socket = connect(Number(port()), '127.0.0.1');
        socket.write(sent);
        const reply = await text(socket);
        expect(reply).toMatch(/^$|^HTTP\/1\.1 408 /);
      },
      40_000,
    );

    it('closes a connection that is no HTTP', async () => {
      const socket = connect(Number(port()), '127.0.0.1');
      socket.write('\u0016\u0003\u0001 hello\r\n\r\n');
      expect(await text(socket)).toBe('');
    });
  });

  it.each<[string, () => SendOptions]>([
    ['its own page', () => ({ headers: { 'Sec-Fetch-Site': 'same-origin', Origin: `http://${host()}` } })],
    ['the address bar', () => ({ headers: { 'Sec-Fetch-Site': 'none' } })],
    ['a program without such headers', () => ({})],
    ['a look without a body', () => ({ headers: { 'Content-Length': '0' } })],
  ])('answers %s', async (_what, options) => {
    expect((await inside('/', options())).body).toBe('inside /');
  });

  it('gives every answer the same headers, refusals too', async () => {
    const replies = [
      await inside('/'),
      await server.send('/'),
      await inside('/', { method: 'POST' }),
      await inside('/broken'),
    ];
    for (const { headers, status } of replies) {
      expect({ status, ...headers }).toMatchObject({
        'cache-control': 'no-store',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(headers['x-powered-by'] ?? headers.server).toBeUndefined();
    }
  });

  it('answers HEAD with the length alone', async () => {
    const { status, headers, body } = await inside('/', { method: 'HEAD' });
    expect([status, headers['content-length'], body]).toEqual([200, '8', '']);
  });

  it('says what to do about a fault, escaped', async () => {
    const { status, body } = await inside('/operator');
    expect(status).toBe(503);
    expect(body).toContain(
      '<h1>The account &lt;x&gt; cannot be reached.</h1>\n<p>Check it. Then reload this page.</p>',
    );
  });

  it('shows nothing of an error that nobody foresaw, and reports it', async () => {
    const { status, body } = await inside('/broken');
    expect(status).toBe(500);
    expect(body).not.toMatch(/SECRET|\.ts|Error:/);
    expect(server.faults.at(-1)).toEqual(new Error('SECRET at cli/explore/secret.ts:1:1'));
  });

  it('ends an answer that takes too long', async () => {
    const hasty: Clock = { now: () => new Date(), sleep: async () => {} };
    const own = await startServer(answer, { clock: hasty });
    const held = await own.enter();
    const { status, body } = await own.send('/slow', { headers: { Cookie: held } });
    expect([status, body]).toEqual([503, expect.stringContaining('This took too long')]);
    expect(own.faults).toEqual([]);
    await own.stop();
  });

  it('stops while somebody waits for an answer, and its port is free again', async () => {
    const own = await startServer(answer);
    const held = await own.enter();
    const waiting = own.send('/slow', { headers: { Cookie: held } }).catch((error: Error) => error);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await own.stop();
    await waiting;
    const next = await startServer(answer, { port: Number(own.host.split(':')[1]) });
    expect(next.host).toBe(own.host);
    expect((await next.send('/', { headers: { Cookie: held } })).status).toBe(403);
    await next.stop();
  });

  it('names a port that is taken', async () => {
    await expect(startServer(answer, { port: Number(port()) })).rejects.toMatchObject({
      message: `Port ${port()} on this machine cannot be used (EADDRINUSE).`,
      fix: 'Give another --port, or none: then a free one is taken.',
    });
  });
});
