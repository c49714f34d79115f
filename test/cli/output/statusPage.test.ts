import { createHash } from 'node:crypto';
import { statusPage } from '../../../cli/output/statusPage';
import { contentTypeWith, NOW, openGapWith, statusWith } from './status';

const evil = `<script>alert("1")</script>'&`;
const at = (text: string) => new Date(text);

describe('statusPage', () => {
  const page = statusPage(
    statusWith({
      contentTypes: [contentTypeWith({ contentType: evil, coveredFrom: at('2026-06-01T00:00:00Z') })],
      gaps: [openGapWith({ contentType: evil, contentId: evil, reason: evil })],
      closingExports: [
        {
          contentType: evil,
          from: at('2026-10-29T00:00:00Z'),
          to: at('2026-11-05T01:01:00Z'),
          gaps: 1,
          recordTypes: undefined,
        },
      ],
      closedGaps: [
        {
          ...openGapWith({ contentType: evil, state: 'closedByStatement' }),
          statement: { file: evil, sha256: 'ab', rows: 1, from: NOW, to: NOW },
        },
      ],
      quarantined: 1,
      quarantine: [{ reason: evil, texts: 1 }],
      silentRecordTypes: [{ recordType: 50, recordTypeName: evil, lastDay: '2026-11-05', daysSeen: 14 }],
    }),
    NOW,
  );

  it('escapes everything', () => {
    expect(page).not.toContain('<script');
    expect(page).not.toContain(`'&`);
    expect(page.match(/&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;&#39;&amp;/g)?.length).toBe(9);
  });

  it('needs nothing from elsewhere, and its policy allows its own style alone', () => {
    expect(page).not.toMatch(/\b(?:src|href|srcset|on\w+|style)=/);
    expect(page).not.toMatch(/https?:|url\(|@import/);
    const [, style = ''] = /<style>([^<]*)<\/style>/.exec(page) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
    );
  });

  it('closes every element that it opens, in order', () => {
    const open: string[] = [];
    for (const [, end, name = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
      if (['meta'].includes(name)) continue;
      if (end) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  it('says in words what each cell shows, with heads for rows and columns', () => {
    expect(page).toContain(
      '<td class="gap" title="2026-11-05 00:00 to 2026-11-05 01:00 UTC: missing"><span aria-hidden="true">!</span><span class="unseen">missing</span></td>',
    );
    expect(page).toContain('<th scope="row">2026-11-10</th>');
    expect(page).toContain('<th scope="row">2026-06</th>');
    expect(page).toContain('<th scope="col">23</th>');
  });

  it('says so where nothing was polled', () => {
    expect(statusPage(statusWith({ contentTypes: [] }), NOW)).toContain(
      'Nothing has been polled into these tables yet.',
    );
  });
});
