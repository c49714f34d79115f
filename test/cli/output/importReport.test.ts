import { importReport } from '../../../cli/output/importReport';
import type { ImportedExport } from '../../../shared/imports/importSummary';
import { emptyPollSummary } from '../../../shared/ingest/pollSummary';

const counts = {
  records: 9,
  inserted: 3,
  duplicates: 2,
  respelled: 0,
  variants: 1,
  quarantined: 2,
  beyondRetention: 1,
};
const file: ImportedExport = {
  fileName: 'a\u001b.csv',
  sha256: 'f'.repeat(64),
  form: { kind: 'searchCsv', source: 'csv', delimiter: ',', hasTypeLine: false },
  rows: 10,
  emptyRows: 1,
  lossy: 2,
  isWhole: false,
  importedBefore: new Date('2026-11-02T03:04:05Z'),
  ...counts,
};

describe('importReport', () => {
  it('says what became of each row, and what is odd about the file', () => {
    expect(importReport({ ...emptyPollSummary(), files: [file], lossy: 2 })).toBe(
      'a\\u001b.csv (CSV of Search-UnifiedAuditLog, 10 rows): 3 stored, 2 known already, 1 with another text than is stored, kept beside it, ' +
        '2 unreadable, kept in quarantine (see the command replay), 1 older than you keep, left out, 1 row without a record.\n' +
        '  It was imported before, on 2026-11-02 03:04:05 UTC.\n' +
        '  It cannot be read beyond row 9. Was it cut off? Export it once more.\n' +
        '  2 of the known ones have ? in place of letters; export with -Encoding UTF8 to keep them.\n',
    );
  });

  it('says what was looked for where no gap lies in the span', () => {
    const closing = {
      contentType: 'Audit.Exchange',
      from: new Date('2026-11-01T00:00:00Z'),
      to: new Date('2026-11-12T00:00:00Z'),
      closed: [],
      open: [],
      doubts: [],
    };
    expect(importReport({ ...emptyPollSummary(), files: [], lossy: 0, closing })).toBe(
      'No open gap of Audit.Exchange lies within 2026-11-01 00:00:00 to 2026-11-12 00:00:00 UTC together with the 7 days before it.\n',
    );
  });
});
