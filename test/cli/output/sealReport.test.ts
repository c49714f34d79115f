import { sealJson } from '../../../cli/output/sealJson';
import { sealReport } from '../../../cli/output/sealReport';
import { SealFindings } from '../../../shared/seals/sealFindings';

const sound = {
  sealedTo: '2026-03-12',
  sealed: 2,
  links: 3,
  rows: 1_200,
  findings: new SealFindings(),
  droppedMonths: [],
  heads: [],
};

describe('sealReport', () => {
  it('says what is not checked without a copy', () => {
    const lines = sealReport(sound, { hasCopy: false }).split('\n');
    expect(lines[1]).toBe('Nothing that is sealed was altered, removed or added to.');
    expect(lines[2]).toMatch(/^Not checked: whether newest seals were cut off/);
    expect(sealReport(sound, { hasCopy: true })).not.toContain('Not checked');
  });

  it('says so where nothing is sealed yet', () => {
    const nothing = { ...sound, sealedTo: undefined, sealed: 0 };
    expect(sealReport(nothing, { hasCopy: false })).toMatch(/^Nothing is sealed yet/);
  });

  it('names ten of a kind, safe for the terminal, and the number of the rest', () => {
    const findings = new SealFindings();
    for (let at = 0; at < 1_500; at++)
      findings.note('removed', { partitionKey: '2_2026-03-05', rowKey: `10:00:00_\u001b${at}` });
    findings.note('addedLate', { partitionKey: '2_2026-03-05', rowKey: 'x' });
    findings.noteBroken('2026-02', undefined, 'the records table of this month is gone');
    const report = sealReport({ ...sound, findings, droppedMonths: ['2025-12'] }, { hasCopy: true });
    expect(report).toContain('1,500 sealed records gone:\n');
    expect(report).toContain('  and 1490 more; --json lists 1,000.\n');
    expect(report).toContain('  2026-02: the records table of this month is gone\n');
    expect(report).toContain('1 record came late');
    expect(report).toContain('Dropped with their months, as RETENTION_MONTHS does: 2025-12.');
    expect(report).not.toContain('\u001b');
    expect(report).not.toContain('Nothing that is sealed was altered');
    expect(sealJson({ ...sound, findings })).toMatchObject({
      removed: { length: 1_000 },
      totals: { removed: 1_500, broken: 1 },
    });
  });
});
