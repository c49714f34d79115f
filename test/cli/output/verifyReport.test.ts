import { verifyJson } from '../../../cli/output/verifyJson';
import { verifyReport } from '../../../cli/output/verifyReport';
import type { Finding } from '../../../shared/verify/finding';
import { Findings } from '../../../shared/verify/findings';
import type { VerifyResult } from '../../../shared/verify/verifyResult';

const time = (text: string) => new Date(`2026-03-${text}Z`);

function resultWith(found: readonly Finding[], more: Partial<VerifyResult> = {}): VerifyResult {
  const findings = new Findings();
  for (const each of found) findings.add(each);
  const run = {
    contentType: 'Audit.Exchange',
    spanName: 'all',
    startedAt: time('20T10:00:00'),
    from: time('13T10:05:00'),
    to: time('20T10:00:00'),
    position: undefined,
    contents: 40,
    records: 1_200,
    repaired: 0,
    isRepair: false,
    findings,
    finishedAt: time('20T10:01:00'),
    etag: undefined,
  };
  return { runs: [run], findings, notListable: undefined, notes: [], ...more };
}

test('where all is well, two lines', () => {
  expect(verifyReport(resultWith([]))).toBe(
    'Audit.Exchange, made available 2026-03-13 10:05:00 to 2026-03-20 10:00:00 UTC: 1,200 records out of 40 content blobs compared.\n' +
      'All of it is in the tables, exactly as Microsoft gives it.\n',
  );
});

test('each kind of difference says what to do, the gravest first', () => {
  const report = verifyReport(
    resultWith([
      { kind: 'missing', id: 'b', contentId: 'blob-1' },
      { kind: 'different', id: 'a', contentId: 'blob-1', row: '50_2026-03-20/08:00:00_a', detail: 'altered' },
      { kind: 'unreachable', id: 'blob-2', contentId: 'blob-2', detail: 'AF20050' },
    ]),
  );
  expect(report.split('\n').slice(1, 8)).toEqual([
    '1 record stored otherwise than Microsoft gives it:',
    '  a (row 50_2026-03-20/08:00:00_a, content blob-1, changed after it was stored)',
    expect.stringMatching(/^ {2}What to do: .*never changed/),
    '1 record not in the tables:',
    '  b (content blob-1)',
    expect.stringMatching(/^ {2}What to do: Run `verify --repair`/),
    '1 content blob listed by Microsoft but not to be had:',
  ]);
  expect(report).not.toContain('All of it');
});

test('of many only the first ten are shown, and how many more there are', () => {
  const missing = Array.from(
    { length: 1_500 },
    (_, index) => ({ kind: 'missing', id: `id-${index}` }) as const,
  );
  const report = verifyReport(resultWith(missing));
  expect(report).toContain('1,500 records not in the tables:\n  id-0\n');
  expect(report).toContain('  id-9\n  and 1,490 more; --json lists 1,000.\n');
});

test('an Id cannot speak to the terminal', () => {
  expect(verifyReport(resultWith([{ kind: 'missing', id: 'a\u001b[2J' }]))).toContain('  a\\u001b[2J\n');
});

test('what lies too far back, what is too young and what was written is told', () => {
  const notListable = { from: time('10T00:00:00'), to: time('13T10:05:00') };
  const result = resultWith([{ kind: 'pending', id: 'blob' }], { notListable, notes: ['A note.'] });
  const report = verifyReport({ ...result, runs: result.runs.map((run) => ({ ...run, repaired: 3 })) });
  expect(report).toContain('1 content blob too young to be expected in the tables; left out.\n');
  expect(report).toContain('3 records written. Run `verify` once more');
  expect(report).toContain('2026-03-10 00:00:00 to 2026-03-13 10:05:00 UTC lies too far back');
  expect(report).toMatch(/A note\.\n$/);
});

test('after a repair nobody is sent to repair again', () => {
  const result = resultWith([
    { kind: 'different', id: 'a', detail: 'altered' },
    { kind: 'missing', id: 'b' },
    { kind: 'unindexed', id: 'c' },
  ]);
  const report = verifyReport({ ...result, runs: result.runs.map((run) => ({ ...run, repaired: 3 })) });
  expect(report).not.toContain('--repair');
  expect(report).toContain(
    '  What to do: Find out who may write to the storage account. Where the text itself was changed, the received one',
  );
});

test('as JSON: Ids without repeats, counts, and details with rows', () => {
  const row = '50_2026-03-20/08:00:00_a';
  const found: Finding[] = [
    { kind: 'severalKeys', id: 'a', row },
    { kind: 'severalKeys', id: 'a', row: '2_2026-03-20/08:00:00_a' },
    { kind: 'knownGap', id: 'blob-2', detail: 'AF20050' },
  ];
  expect(verifyJson(resultWith(found))).toMatchObject({
    checked: 1_200,
    contents: 40,
    isClean: true,
    missing: [],
    different: [],
    severalKeys: ['a'],
    unreachable: ['blob-2'],
    knownGaps: ['blob-2'],
    counts: { severalKeys: 2, missing: 0 },
    contentTypes: [{ contentType: 'Audit.Exchange', records: 1_200 }],
  });
});
