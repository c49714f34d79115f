import { createHash } from 'node:crypto';
import { EXPLORE_POLICY } from '../../../cli/explore/securityHeaders';
import { recordText } from '../../query/tablesWithRecords';
import { exploredTables } from './exploredTables';

const SESSION = '5e0d6a0e-1111-4222-8333-444455556666';
const RECORD = '0b6f5c1e-52a1-4be4-8a3c-08dc3ce1f001';
const RECORDS = [
  { Id: RECORD, ClientIPAddress: '203.0.113.9', ResultStatus: 'Succeeded', SessionId: SESSION },
  {
    Id: 'b',
    UserId: 'bob@contoso.com',
    Operation: 'New-InboxRule',
    RecordType: 1,
    ResultStatus: 'Failed',
    CreationTime: '2026-11-05T08:00:00',
  },
  {
    Id: 'c',
    CreationTime: '2026-11-06T09:00:00',
    MailboxOwnerUPN: 'carol@contoso.com',
    ClientIPAddress: '2001:db8::1',
    Folders: [
      { Path: '\\Inbox', FolderItems: [{ InternetMessageId: '<m1@x>', SizeInBytes: 5, Subject: 'Plan' }] },
    ],
  },
  {
    Id: 'd',
    RecordType: 154,
    Operation: 'MessageAccess',
    Sender: 'alice@contoso.com',
    Recipient: 'r@example.com',
    CreationTime: '2026-11-07T09:00:00',
  },
];

/** Ids of the records in a list, in its order. */
function listed(body: string): string[] {
  return [...body.matchAll(/href="\/record\?id=([^"&]+)/g)].map(([, id = '']) => decodeURIComponent(id));
}

describe('explorePages', () => {
  let pages: Awaited<ReturnType<typeof exploredTables>>;
  beforeAll(async () => {
    pages = await exploredTables(RECORDS);
  });
  afterAll(() => pages.stop());

  it('begins with the newest records, questions to ask, and how far the tables reach', async () => {
    const { status, headers, body } = await pages.get('/');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toBe(EXPLORE_POLICY);
    expect(listed(body)).toEqual(['d', 'c', 'b', RECORD]);
    expect(body).toContain('<a href="/?operation=SendAs">Who sent as somebody else?</a>');
    expect(body).toContain('<span>Complete to <b>2026-11-20 11:55</b>, 5 min behind</span>');
    expect(body).toContain('<a class="missing" href="/coverage#gaps">1 gap: records may be missing</a>');
    expect(body).toContain('r@example.com opened the encrypted message from alice@contoso.com.</a>');
  });

  describe('what the search box understands', () => {
    it.each([
      ['a record ID', RECORD, 'a record ID', [RECORD]],
      ['a user', 'BOB@contoso.com', 'a user who acted', ['b']],
      ['a mailbox', 'carol@contoso.com', 'a mailbox that was touched', ['c']],
      ['a recipient', 'r@example.com', 'a recipient of encrypted mail', ['d']],
      ['an address', '203.0.113.9', 'an address', [RECORD]],
      ['an address with a port', '203.0.113.9:443', 'an address', [RECORD]],
      ['a block', '203.0.113.0/24', 'an address', [RECORD]],
      ['IPv6 as it was not written', '[2001:DB8:0::1]:443', 'an address', ['c']],
      ['a block of IPv6', '2001:db8::/32', 'an address', ['c']],
      ['a message ID', '<m1@x>', 'a message ID', ['c']],
      ['a message ID without its brackets', 'm1@x', 'a message ID', ['c']],
      ['a session', SESSION, 'a session', [RECORD]],
      ['an operation in any letter case', 'new-inboxrule', 'an operation', ['b']],
      ['an operation with a star', '*Rule', 'an operation', ['b']],
      ['a record type', 'omeportal', 'a record type', ['d']],
      ['a record type by its number', '154', 'a record type', ['d']],
      ['any text', 'Plan"', 'a text in the record', ['c']],
    ])('%s', async (_what, q, meaning, ids) => {
      const { body } = await pages.get(`/?${new URLSearchParams({ q })}`);
      expect(listed(body)).toEqual(ids);
      expect(body).toContain(`was taken as <b>${meaning}</b>`);
    });

    it('as something else, where a person says so', async () => {
      const { body } = await pages.get('/?q=alice%40contoso.com&as=text');
      expect(listed(body)).toEqual(['d', 'c', RECORD]);
    });
  });

  it.each([
    ['type=OMEPortal', ['d']],
    ['type=50', ['c', RECORD]],
    ['operation=MailItemsAccessed', ['c', RECORD]],
    ['user=bob%40contoso.com', ['b']],
    ['address=2001%3Adb8%3A%3A%2F32', ['c']],
    ['result=failed', ['b']],
    ['from=2026-11-05&to=2026-11-06', ['c', 'b']],
    ['from=2026-11-05T08:00&to=2026-11-05T08:01', ['b']],
    ['span=7d', []],
    ['span=all', ['d', 'c', 'b', RECORD]],
    ['q=alice%40contoso.com&type=50&from=2026-11-06', ['c']],
    ['q=bob%40contoso.com&operation=MailItemsAccessed', []],
  ])('filters: %s', async (query, ids) => {
    expect(listed((await pages.get(`/?${query}`)).body)).toEqual(ids);
  });

  it.each([
    ['from=yesterday', 'from', 'Write a day as 2026-11-01'],
    ['to=2026-02-30', 'to', 'Write a day as 2026-11-01'],
    ['from=2026-11-05&to=2026-11-01', 'to', 'This is before the beginning.'],
    ['type=OMEPortl', 'type', 'There is no such record type. Did you mean OMEPortal?'],
    ['address=203.0.113.0%2F99', 'address', 'Write an address as 203.0.113.9'],
    ['q=bob%40contoso.com&user=alice%40contoso.com', 'q', 'The field below asks for another user.'],
    ['q=Unknown&as=mailbox', 'q', 'No record can be found by this.'],
  ])('says what is wrong at the field and searches nothing: %s', async (query, name, text) => {
    const { body } = await pages.get(`/?${query}`);
    expect(body).toContain(`id="${name}-problem">${text}`);
    expect(body).toMatch(new RegExp(`name="${name}"[^>]* aria-invalid="true"`));
    expect(listed(body)).toEqual([]);
    expect(body).toContain('Nothing was searched');
  });

  it('says of an empty answer how far the data reaches, and what to try', async () => {
    const { body } = await pages.get('/?operation=MailItemsAcessed&span=7d');
    expect(body).toContain('No record found');
    expect(body).toContain('operation MailItemsAcessed, from 2026-11-13 12:00 until now');
    expect(body).toContain('The data reaches to 2026-11-20 11:55:00 UTC; records of events after');
    expect(body).toContain(
      'Did you mean <a href="/?operation=MailItemsAccessed&amp;span=7d">MailItemsAccessed</a>?',
    );
    expect(body).toContain('<a href="/?operation=MailItemsAcessed&amp;span=all">Search: all of the time</a>');
  });

  it.each([
    ['span=all', true],
    ['q=alice%40contoso.com', true],
    ['from=2026-11-14', false],
    ['to=2026-11-03', false],
    ['to=2026-11-06', true],
  ])('names a gap under every answer that it may touch: %s', async (query, isNamed) => {
    const { body } = await pages.get(`/?${query}`);
    expect(body.includes('Records may be missing here')).toBe(isNamed);
    expect(body.includes('2026-11-12 00:00:00 to 2026-11-13 00:00:00 UTC: nothing polled')).toBe(isNamed);
  });

  describe('a record', () => {
    it('shows what it means, its groups, messages that lead on, and the text', async () => {
      const { body } = await pages.get('/record?id=c&back=%2F%3Fq%3Dx%26from%3D%23r-0123456789abcdef');
      expect(body).toContain(
        '<h1>alice@contoso.com read 1 message in the mailbox of carol@contoso.com.</h1>',
      );
      expect(body).toContain('<dt>MailboxOwnerUPN</dt><dd><a href="/?q=carol%40contoso.com&amp;as=mailbox"');
      expect(body).toContain('<a href="/?q=%3Cm1%40x%3E&amp;as=message&amp;span=all">&lt;m1@x&gt;</a>');
      expect(body).toContain('<dt>RecordType</dt><dd>50 (ExchangeItemAggregated)</dd>');
      expect(body).toContain('&quot;Id&quot;:&quot;c&quot;');
      expect(body).toContain('<a id="back" href="/?q=x&amp;from=#r-0123456789abcdef">');
    });

    it.each([
      ['https://evil.example/', '/'],
      ['//evil.example', '/'],
      ['//evil.example/?q=a', '/'],
      ['/?q="><script>', '/?q=%22%3E%3Cscript%3E'],
      ['javascript:alert(1)', '/'],
      ['/#"><script>', '/'],
      ['/reports/mail-access?user=a', '/reports/mail-access?user=a'],
      ['', '/'],
    ])('leads back to the search and nowhere else: %s', async (back, href) => {
      const { body } = await pages.get(`/record?${new URLSearchParams({ id: 'c', back })}`);
      expect(body).toContain(`<a id="back" href="${href}">`);
    });

    it('gives its exact bytes as a file that no browser takes for a page', async () => {
      const text = recordText(RECORDS[2] ?? {});
      const sha256 = createHash('sha256').update(text).digest('hex');
      const { status, headers, body } = await pages.get(`/text?id=c&sha256=${sha256}`);
      expect([status, body]).toEqual([200, text]);
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
      expect(headers['content-disposition']).toBe(
        `attachment; filename="record-${sha256.slice(0, 16)}.json"`,
      );
      expect((await pages.get('/text?id=c&sha256=0')).status).toBe(404);
    });

    it('says so where there is none', async () => {
      const { status, body } = await pages.get('/record?id=%3Cb%3E');
      expect(status).toBe(404);
      expect(body).toContain('<h1>No record with this Id is stored</h1><p>&lt;b&gt;</p>');
    });
  });

  it('shows the calendar, the gaps and how to close them', async () => {
    const { body } = await pages.get('/coverage');
    expect(body).toContain('<td class="gap" title="2026-11-12 00:00 to 2026-11-12 01:00 UTC: missing">');
    expect(body).toContain('<h2 id="gaps">Gaps</h2>');
    expect(body).toContain('Search-UnifiedAuditLog');
    expect(body).not.toContain('<style');
  });

  it.each(['/nothing', '/record/', '/../explore.css', '/constructor', '/__proto__'])(
    'has no page %s',
    async (path) => {
      const { status, body } = await pages.get(path);
      expect([status, body.includes('There is no such page')]).toEqual([404, true]);
    },
  );

  it.each([
    ['/explore.css', 'text/css; charset=utf-8', /--accent/],
    ['/explore.js', 'text/javascript; charset=utf-8', /renew/],
    ['/icon.svg', 'image/svg+xml', /^<svg/],
    ['/state', 'text/html; charset=utf-8', /id="state"/],
  ])('brings its own %s', async (path, contentType, content) => {
    const { status, headers, body } = await pages.get(path);
    expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([
      200,
      contentType,
      'nosniff',
    ]);
    expect(body).toMatch(content);
  });

  it.each([
    ['the first page', '/', 130],
    ['a user over 30 days', '/?q=alice%40contoso.com', 100],
    ['a record', '/record?id=c', 25],
    ['the state alone', '/state', 15],
  ])('asks the store for little: %s', async (_what, path, most) => {
    const before = pages.store.counts.reads;
    await pages.get(path);
    expect(pages.store.counts.reads - before).toBeLessThanOrEqual(most);
  });

  it('has never written a row', async () => {
    const before = pages.store.requests.length;
    for (const path of ['/', '/?q=alice%40contoso.com', '/record?id=c', '/coverage', '/state'])
      await pages.get(path);
    const kinds = new Set(pages.store.requests.slice(before).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['query', 'read']);
  });
});
