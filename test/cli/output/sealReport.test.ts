import { sealJson } from '../../../cli/output/sealJson';
import { sealReport } from '../../../cli/output/sealReport';
import { OperatorFault } from '../../../shared/faults/operatorFault';
import { SealFindings } from '../../../shared/seals/sealFindings';

const sound = {
  sealedTo: '2026-03-12',
  sealed: 2,
  links: 3,
  rows: 1_200,
  findings: new SealFindings(),
  droppedMonths: [],
  recordedDrops: [],
  heads: [],
};

const ALONE = { heads: undefined, comparedWith: [], notCompared: undefined };
const COMPARED = {
  ...ALONE,
  comparedWith: [{ place: 'https://a.blob.core.windows.net/seal-heads', copies: 3 }],
};

describe('sealReport', () => {
  it('says what is not checked without a copy', () => {
    const lines = sealReport(sound, ALONE).split('\n');
    expect(lines[1]).toBe('Nothing that is sealed was altered, removed or added to.');
    expect(lines[2]).toMatch(
      /^Compared with the tables alone. Not checked: whether newest seals were cut off/,
    );
  });

  it('says with which copy it compared, or why not with the one that there should be', () => {
    const report = sealReport(sound, COMPARED);
    expect(report).toContain(
      '\nCompared with 3 copied seals in https://a.blob.core.windows.net/seal-heads.\n',
    );
    expect(report).not.toContain('Not checked');
    const notCompared = new OperatorFault('It refuses this identity (403).', 'Give it the right.');
    const refused = sealReport(sound, { ...ALONE, notCompared });
    expect(refused).toContain('elsewhere: It refuses this identity (403). Give it the right.\n');
    expect(refused).toContain('Compared with the tables alone.');
    expect(sealJson(sound, COMPARED)).toMatchObject({
      comparedWith: COMPARED.comparedWith,
      notCompared: null,
    });
    expect(sealJson(sound, { ...ALONE, notCompared })).toMatchObject({ notCompared: notCompared.message });
  });

  it('claims nothing where no sealed day holds a record', () => {
    const lines = sealReport({ ...sound, sealed: 0, links: 0, rows: 0 }, ALONE).split('\n');
    expect(lines[1]).toBe('No sealed day holds a record yet: there was nothing to compare.');
  });

  it('says so where nothing is sealed yet', () => {
    const nothing = { ...sound, sealedTo: undefined, sealed: 0 };
    expect(sealReport(nothing, ALONE)).toMatch(/^Nothing is sealed yet/);
    const findings = new SealFindings();
    findings.noteBroken('2_2026-03-05', '0001', 'a link that was copied is gone');
    expect(sealReport({ ...nothing, findings }, COMPARED)).toContain('a link that was copied is gone');
  });

  it('names ten of a kind, safe for the terminal, and the number of the rest', () => {
    const findings = new SealFindings();
    for (let at = 0; at < 1_500; at++)
      findings.note('removed', { partitionKey: '2_2026-03-05', rowKey: `10:00:00_\u001b${at}` });
    findings.note('addedLate', { partitionKey: '2_2026-03-05', rowKey: 'x' });
    findings.noteBroken('2026-02', undefined, 'the records table of this month is gone');
    const report = sealReport(
      {
        ...sound,
        findings,
        droppedMonths: ['2025-11', '2025-12'],
        recordedDrops: [
          { month: '2025-11', droppedAt: new Date('2026-12-02T03:41:17Z'), app: 'func-drop-prod' },
        ],
      },
      COMPARED,
    );
    expect(report).toContain('1,500 sealed records gone:\n');
    expect(report).toContain('  and 1490 more; --json lists 1,000.\n');
    expect(report).toContain('  2026-02: the records table of this month is gone\n');
    expect(report).toContain('1 record came late');
    expect(report).toContain(
      '2025-11 was dropped whole on 2026-12-02 03:41:17 UTC (func-drop-prod), as a row',
    );
    expect(report).toContain('no row says that this product dropped them: 2025-12.');
    expect(report).not.toContain('\u001b');
    expect(report).not.toContain('Nothing that is sealed was altered');
    expect(sealJson({ ...sound, findings }, ALONE)).toMatchObject({
      removed: { length: 1_000 },
      totals: { removed: 1_500, broken: 1 },
    });
  });
});
