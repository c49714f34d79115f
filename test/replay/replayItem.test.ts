import { hash } from 'node:crypto';
import { CoverageTable } from '../../shared/ledger/coverageTable';
import { countReplayed } from '../../shared/query/replayedItems';
import { findQuarantined } from '../../shared/replay/findQuarantined';
import { quarantinedItems } from '../../shared/replay/quarantinedItems';
import { replay } from '../../shared/replay/replay';
import { QuarantineWriter } from '../../shared/tables/auditQuarantine/quarantineWriter';
import { Delivery } from '../../shared/tables/auditRecords/delivery';
import { gathered } from '../imports/gathered';
import { importedTables } from '../imports/importedTables';
import { recordText, storeRecords } from '../query/tablesWithRecords';

const origin = { source: 'api', contentId: 'content-1', quarantinePartition: '2026-11-01' };

/** Tables with texts in quarantine, as an earlier version may have put them there. */
async function quarantine(
  texts: readonly { text: string | Buffer; reason?: string; source?: string; fileName?: string }[],
) {
  const tables = { ...importedTables(), allowImplausibleTime: false };
  const writer = new QuarantineWriter(tables.store, tables.names.quarantine);
  for (const [index, { text, reason = 'invalidJson', source = 'api', fileName }] of texts.entries()) {
    const delivery = new Delivery({ ...origin, source, ...(fileName === undefined ? {} : { fileName }) });
    const sha256 = hash('sha256', text, 'hex');
    await writer.add({ utf8: Buffer.from(text), sha256, reason, detail: 'Why.', index }, delivery);
  }
  const items = () => gathered(quarantinedItems(tables));
  return { ...tables, items, replayAll: async () => replay(await items(), tables) };
}

describe('replay', () => {
  it('stores what parses now under its own key, as coming from its content', async () => {
    const text = recordText({ Id: 'a' });
    const tables = await quarantine([{ text }, { text: '{"Id":' }]);
    const before = tables.store.all('AuditQuarantine');
    const summary = await tables.replayAll();
    expect(summary).toMatchObject({ records: 2, inserted: 1, quarantined: 1, replayed: 1, complete: false });
    expect(summary.items.map(({ isReplayed, reason }) => [isReplayed, reason])).toEqual([
      [true, undefined],
      [false, 'invalidJson'],
    ]);
    expect(tables.heads()).toMatchObject([{ AuditData: text, Source: 'api', ContentId: 'content-1' }]);
    expect(tables.store.all('AuditIndex202611').length).toBeGreaterThan(0);
    expect(tables.store.all('AuditQuarantine')).toEqual(before);
    expect(tables.store.all('AuditCoverage')).toMatchObject([
      {
        partitionKey: 'replayed_2026-11-01',
        rowKey: before[0]?.rowKey,
        records: '["50_2026-11-02/10:00:00_a"]',
        replayedAt: tables.clock.now(),
        appVersion: '1.2.3',
      },
    ]);
  });

  it('touches nothing where a newer version has written the coverage', async () => {
    const tables = await quarantine([{ text: recordText({ Id: 'a' }) }]);
    await tables.store.insert('AuditCoverage', [
      { partitionKey: 'Audit.Exchange', rowKey: 'coverage', version: 2 },
    ]);
    await expect(tables.replayAll()).rejects.toThrow('newer version of this app');
    expect([tables.heads(), await countReplayed(tables)]).toEqual([[], 0]);
  });

  it('counts it no longer, and does nothing the second time', async () => {
    const tables = await quarantine([{ text: recordText({ Id: 'a' }) }, { text: '[]' }]);
    expect([(await tables.items()).length, await countReplayed(tables)]).toEqual([2, 0]);
    const [first] = await tables.items();
    await tables.replayAll();
    expect([(await tables.items()).length, await countReplayed(tables)]).toEqual([1, 1]);
    const rows = tables.heads();
    if (!first) throw new TypeError('an item');
    expect(await replay([first], tables)).toMatchObject({ replayed: 1, inserted: 1 });
    expect([tables.heads(), await countReplayed(tables)]).toEqual([rows, 1]);
  });

  it('knows a record that has come in the meantime', async () => {
    const text = recordText({ Id: 'a' });
    const tables = await quarantine([{ text }]);
    await storeRecords(tables, [text]);
    // Stored by content of the same name: its own row.
    expect(await tables.replayAll()).toMatchObject({ inserted: 1, duplicates: 0, replayed: 1 });
    expect(tables.heads().length).toBe(1);
  });

  it('takes an implausible time only where a person says so', async () => {
    const tables = await quarantine([{ text: recordText({ CreationTime: '2006-01-01T00:00:00' }) }]);
    expect((await tables.replayAll()).items[0]?.reason).toBe('implausibleTime');
    const allowed = { ...tables, allowImplausibleTime: true };
    expect(await replay(await tables.items(), allowed)).toMatchObject({ replayed: 1, inserted: 1 });
  });

  it('judges a text out of a file as files are judged', async () => {
    const text = recordText({ CreationTime: '2006-01-01T00:00:00' });
    const tables = await quarantine([{ text, source: 'csv', fileName: 'x.csv' }]);
    expect(await tables.replayAll()).toMatchObject({ replayed: 1 });
    expect(tables.heads()).toMatchObject([{ Source: 'csv' }]);
  });

  it('brings no dropped month back', async () => {
    const tables = {
      ...(await quarantine([{ text: recordText({ CreationTime: '2026-09-30T00:00:00' }) }])),
      retentionMonths: 1,
    };
    const summary = await replay(await tables.items(), tables);
    expect(summary).toMatchObject({
      replayed: 0,
      beyondRetention: 1,
      items: [{ reason: 'beyondRetention' }],
    });
    expect([tables.heads(), await countReplayed(tables)]).toEqual([[], 0]);
  });

  it.each([
    ['an array', `[${recordText({ Id: 'a' })},${recordText({ Id: 'b' })}]`, 2, true],
    ['the end of one', `${recordText({ Id: 'a' })} , ${recordText({ Id: 'b' })} ]`, 2, true],
    ['a lone record', recordText({ Id: 'a' }), 1, true],
    ['an end that is cut off', `${recordText({ Id: 'a' })},{"Id":`, 1, false],
    ['an end with a broken record in it', `${recordText({ Id: 'a' })},{"Id":1}]`, 1, false],
  ])('takes the records out of what is left of a blob: %s', async (_what, text, records, isReplayed) => {
    const tables = await quarantine([{ text, reason: 'unreadable' }]);
    const coverage = new CoverageTable(tables.store, tables.names.coverage);
    const created = new Date('2026-11-01T00:00:00Z');
    const gap = {
      contentType: 'Audit.Exchange',
      from: created,
      to: created,
      reason: 'unreadable',
      since: created,
    };
    await coverage.open({ ...gap, state: 'open', contentId: 'content-1', contentExpiration: created });
    const summary = await tables.replayAll();
    expect([tables.heads().length, summary.items[0]?.isReplayed]).toEqual([records, isReplayed]);
    // Its gap is none any more once all of it has come.
    expect((await gathered(coverage.openGaps('Audit.Exchange'))).length).toBe(isReplayed ? 0 : 1);
  });

  it('reads texts of any length', async () => {
    const text = recordText({
      Id: 'long',
      Noise: Array.from({ length: 150_000 }, (_, at) => (at * 7_919_861) % 1e9),
    });
    const tables = await quarantine([{ text }]);
    expect(await tables.replayAll()).toMatchObject({ replayed: 1, inserted: 1 });
  });

  it('writes its note only after the record and its index rows', async () => {
    const tables = await quarantine([{ text: recordText({ Id: 'a' }) }]);
    for (const failing of ['AuditRecords202611', 'AuditIndex202611']) {
      tables.store.fate = ({ table, kind }) =>
        table === failing && kind === 'insert' ? 'failBefore' : 'well';
      await expect(tables.replayAll()).rejects.toThrow('the store failed');
      expect(await countReplayed(tables)).toBe(0);
    }
    tables.store.fate = () => 'well';
    expect(await tables.replayAll()).toMatchObject({ replayed: 1 });
    expect(tables.heads().length).toBe(1);
  });

  it('does not take a text for replayed that the store refuses still', async () => {
    const tables = await quarantine([{ text: recordText({ Id: 'a' }), reason: 'refusedByStorage' }]);
    tables.store.fate = ({ table }) =>
      table === 'AuditRecords202611' ? { refusedAs: 'PropertyNameInvalid' } : 'well';
    const summary = await tables.replayAll();
    expect(summary).toMatchObject({ replayed: 0, items: [{ reason: 'refusedByStorage' }] });
    expect(await countReplayed(tables)).toBe(0);
  });
});

describe('quarantinedText', () => {
  it('makes no record of a text that was changed in quarantine', async () => {
    const tables = await quarantine([{ text: recordText({ Id: 'a' }).slice(0, -1) }]);
    for (const row of tables.store.rows.get('AuditQuarantine')?.values() ?? [])
      Object.assign(row, { Text: recordText({ Id: 'forged' }) });
    const writer = new QuarantineWriter(tables.store, tables.names.quarantine);
    const utf8 = Buffer.from(recordText({ Id: 'b' }));
    const text = { utf8, sha256: hash('sha256', utf8, 'hex'), reason: 'invalidJson', detail: '', index: 0 };
    await writer.add(text, new Delivery(origin));
    const { items } = await tables.replayAll();
    expect(items.map(({ reason }) => reason).toSorted()).toEqual(['textChanged', undefined]);
    expect(tables.heads()).toMatchObject([{ Id: 'b' }]);
  });
});

describe('findQuarantined', () => {
  it('finds a text by both of its keys or by the second', async () => {
    const tables = await quarantine([{ text: 'x' }, { text: 'y' }]);
    const rowKey = `content-1_${hash('sha256', 'y', 'hex').slice(0, 16)}`;
    for (const name of [`2026-11-01/${rowKey}`, rowKey]) {
      expect(await findQuarantined(tables, name)).toMatchObject({ rowKey, index: 1 });
    }
    await expect(findQuarantined(tables, '2026-11-02/x')).rejects.toThrow(
      'Nothing in quarantine is called 2026-11-02/x.',
    );
  });
});
