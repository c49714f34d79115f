import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAudit } from '../../../cli/runAudit';
import { CoverageTable } from '../../../shared/ledger/coverageTable';
import { type Azurite, startAzurite } from '../../azurite/startAzurite';
import { gapWith } from '../../query/memoryTables';
import { openTables } from '../../query/tablesWithRecords';

const at = (text: string) => new Date(`${text}Z`);

describe('status', () => {
  let azurite: Azurite;
  let folder: string;
  beforeAll(async () => {
    azurite = await startAzurite();
    folder = await mkdtemp(join(tmpdir(), 'status-'));
    const { store, names } = openTables(azurite.connectionString, 'Audit');
    const coverage = new CoverageTable(store, names.coverage);
    await coverage.update('Audit.Exchange', () => ({
      coveredFrom: at('2026-11-01T00:00:00'),
      listedTo: at('2026-11-10T11:55:00'),
      coveredTo: at('2026-11-10T11:55:00'),
      lastPollAt: at('2026-11-10T11:55:00'),
    }));
    await coverage.open(gapWith({ from: at('2026-11-02T00:00:00'), to: at('2026-11-03T00:00:00') }));
    await store.insert(names.coverage, [{ partitionKey: 'run_2026-11', rowKey: 'x', startedAt: 'by hand' }]);
  });
  afterAll(async () => {
    await azurite.stop();
    await rm(folder, { recursive: true });
  });

  async function run(args: string[], { isTerminal = false, env = {} } = {}) {
    const printed = { out: '', err: '' };
    const into = (name: 'out' | 'err') => ({
      isTerminal,
      async write(text: string) {
        printed[name] += text;
      },
    });
    const exitCode = await runAudit(['status', ...args], {
      env: { TABLES_CONNECTION_STRING: azurite.connectionString, ...env },
      out: into('out'),
      err: into('err'),
      clock: { now: () => at('2026-11-10T12:00:00'), sleep: async () => {} },
      random: () => 0.5,
      abortSignal: new AbortController().signal,
    });
    return { exitCode, ...printed };
  }

  it('prints what is covered, what is missing and how to close it', async () => {
    const { exitCode, out, err } = await run([]);
    expect([exitCode, err]).toEqual([0, '']);
    expect(out).toContain('  Complete      2026-11-01 00:00:00 to 2026-11-10 11:55:00, 5 min behind');
    expect(out).toContain('1 gap:\n  2026-11-02 00:00:00 to 2026-11-03 00:00:00  Audit.Exchange\n');
    expect(out).toContain('--covers 2026-10-26T00:00Z..2026-11-03T00:01Z');
    expect(out).toContain('  2026-11-02  !!!!!! !!!!!! !!!!!! !!!!!!\n');
  });

  it('prints the same as JSON', async () => {
    const { exitCode, out } = await run(['--json', '--counts']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      contentTypes: [
        {
          contentType: 'Audit.Exchange',
          beforeCoverage: { to: '2026-11-01T00:00:00.000Z' },
          coveredFrom: '2026-11-01T00:00:00.000Z',
          coveredTo: '2026-11-10T11:55:00.000Z',
          settledTo: null,
          lastContentCreated: null,
          backlog: 0,
          waiting: null,
        },
      ],
      gaps: [
        {
          contentType: 'Audit.Exchange',
          from: '2026-11-02T00:00:00.000Z',
          to: '2026-11-03T00:00:00.000Z',
          reason: 'notPolledInTime',
          since: '2026-11-03T00:00:00.000Z',
          fetchableUntil: null,
        },
      ],
      closingExports: [
        {
          from: '2026-10-26T00:00:00.000Z',
          to: '2026-11-03T00:01:00.000Z',
          search: expect.stringContaining('Search-UnifiedAuditLog'),
          portal: expect.stringContaining('New search'),
          importCommand: expect.stringContaining(' import gap-2026-10-26-*.csv '),
        },
      ],
      closedGaps: [],
      quarantined: 0,
      quarantine: [],
      silentRecordTypes: [],
      records: [],
    });
  });

  it('writes a page, too', async () => {
    const file = join(folder, 'coverage.html');
    const { exitCode, out, err } = await run(['--html', file]);
    expect([exitCode, err]).toEqual([0, `Wrote ${file}\n`]);
    expect(out).toContain('1 gap:\n');
    expect(await readFile(file, 'utf8')).toMatch(/^<!doctype html>[\s\S]*<td>2026-11-02 00:00:00 to /);
  });

  it('says which file could not be written, behind its report', async () => {
    const { exitCode, out, err } = await run(['--html', join(folder, 'none', 'coverage.html')]);
    expect([exitCode, out]).toEqual([1, expect.stringContaining('1 gap:\n')]);
    expect(err).toMatch(
      /^The page could not be written to .* \(ENOENT\)\.\nTo mend it: Name a file in a folder/,
    );
  });

  it.each([
    ['a terminal', true, {}, true],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
    ['a file', false, {}, false],
  ])('colours for %s: %s', async (_, isTerminal, env, isColoured) => {
    const { out } = await run([], { isTerminal, env });
    expect(out.includes('\u001b[')).toBe(isColoured);
  });
});
