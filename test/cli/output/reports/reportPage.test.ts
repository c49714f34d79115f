import { createHash } from 'node:crypto';
import { reportPage } from '../../../../cli/output/reports/reportPage';
import { HOSTILE, reportView } from './page';

describe('reportPage', () => {
  let page = '';
  beforeAll(async () => {
    page = reportPage(await reportView(), new Map([['in-1', HOSTILE]]));
  });

  it('allows its own style and script alone, by their hashes', () => {
    const hash = (text = '') => `&#39;sha256-${createHash('sha256').update(text).digest('base64')}&#39;`;
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1];
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1];
    expect(page).toContain(
      `content="default-src &#39;none&#39;; style-src ${hash(style)}; script-src ${hash(script)}; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
    );
  });

  it('has one script that runs, and data that cannot', () => {
    const types = [...page.matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes);
    expect(types.filter((attributes) => attributes === '')).toHaveLength(1);
    expect(
      types.filter(
        (attributes) =>
          attributes !== '' &&
          attributes !== ' type="application/json"' &&
          attributes !== ' type="application/json" id="record-texts"',
      ),
    ).toEqual([]);
  });

  it('keeps hostile values text', () => {
    expect(page).not.toContain('<img');
    expect(page).not.toContain('</script><script>alert');
    expect(page).toContain('&lt;/script&gt;&lt;script&gt;alert(1)');
    expect(page).toContain('\\u003c/script\\u003e\\u003cscript\\u003ealert(1)');
  });

  it('needs nothing from elsewhere', () => {
    expect(page).not.toMatch(/<(?:link|iframe|object|embed|base|form)\b|@import|url\(|\bsrcset=/);
    expect(page).not.toMatch(/\b(?:src|href)="(?!#)/);
  });
});
