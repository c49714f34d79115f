import { reportText } from '../../../../cli/output/reports/reportText';
import { reportView } from './page';

describe('reportText', () => {
  it('begins with the answer and what cannot be known', async () => {
    const text = reportText(await reportView(), { rows: 2 });
    expect(text).toContain('Mail access by everybody, 2026-11-08 00:00 to 2026-11-12 00:00 UTC\n');
    expect(text).toContain('6 sessions read 66 messages that the records name, in 4 mailboxes.\n');
    expect(text).toContain('1 folder was synchronised: count everything in it as read.\n');
    expect(text).toContain('\nWhat cannot be known\n  - Of a synchronised folder');
    expect(text).toContain('... and 64 more: --limit, --html, --csv or --json.\n');
  });

  it('holds nothing that a terminal obeys', async () => {
    const text = reportText(await reportView(), { rows: 100 });
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e\u2028]/u);
    expect(text).toContain('\\u0007');
  });
});
