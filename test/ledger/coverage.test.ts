import { coverageColumns, coverageOf, mergeCoverage, noCoverage } from '../../shared/ledger/coverage';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 10, hour));

describe('mergeCoverage', () => {
  const stored = {
    ...noCoverage,
    coveredFrom: at(1),
    listedTo: at(5),
    coveredTo: at(5),
    settledTo: at(2),
    openFrom: at(5),
  };

  it('never moves the start', () => {
    expect(mergeCoverage(stored, { coveredFrom: at(0) }).coveredFrom).toEqual(at(1));
    expect(mergeCoverage(noCoverage, { coveredFrom: at(0) }).coveredFrom).toEqual(at(0));
  });

  it.each(['listedTo', 'lastContentCreated', 'startRequestedAt', 'lastPollAt'] as const)(
    'keeps the later %s',
    (name) => {
      const known = { ...noCoverage, [name]: at(5) };
      expect(mergeCoverage(known, { [name]: at(4) })[name]).toEqual(at(5));
      expect(mergeCoverage(known, { [name]: at(6) })[name]).toEqual(at(6));
      expect(mergeCoverage(known, {})[name]).toEqual(at(5));
      expect(mergeCoverage(noCoverage, { [name]: at(4) })[name]).toEqual(at(4));
    },
  );

  it.each(['coveredTo', 'settledTo', 'openFrom', 'openTo', 'sweptAt', 'sweptTo'] as const)(
    'lets %s step back',
    (name) => {
      expect(mergeCoverage(stored, { [name]: at(1) })[name]).toEqual(at(1));
      expect(mergeCoverage(stored, {})[name]).toEqual(stored[name]);
    },
  );
});

describe('coverageColumns', () => {
  it('is read back by coverageOf, and by it alone', () => {
    const coverage = { ...noCoverage, coveredFrom: at(1), lastPollAt: at(7) };
    const columns = coverageColumns(coverage);
    expect(columns).toEqual({
      version: 1,
      coveredFrom: { type: 'DateTime', value: '2026-03-10T01:00:00.000Z' },
      lastPollAt: { type: 'DateTime', value: '2026-03-10T07:00:00.000Z' },
    });
    const row = {
      partitionKey: 'Audit.Exchange',
      rowKey: 'coverage',
      etag: 'W/"1"',
      coveredFrom: at(1),
      lastPollAt: at(7),
    };
    expect(coverageOf({ ...row, settledTo: 'edited by hand' })).toEqual(coverage);
    expect(coverageOf({ ...row, settledTo: '2026-03-10T02:00:00.000Z' }).settledTo).toEqual(at(2));
  });
});
