import { daysUpTo } from '../../shared/query/missedDays';
import { silentRecordTypes } from '../../shared/query/silentRecordTypes';
import { gapWith, memoryTables } from './memoryTables';

const at = (text: string) => new Date(`${text}Z`);

/** Tables that are covered from August to noon of 2026-11-22, a Sunday, with one row on each day given. */
async function tablesWith(daysByType: Record<number, readonly string[]>) {
  const tables = memoryTables('2026-11-22T12:00:00Z');
  await tables.coverage.update('Audit.Exchange', () => ({
    coveredFrom: at('2026-08-01T00:00:00'),
    coveredTo: at('2026-11-22T11:55:00'),
    lastPollAt: at('2026-11-22T11:55:00'),
  }));
  for (const [recordType, days] of Object.entries(daysByType)) {
    for (const day of days) {
      const row = { partitionKey: `${recordType}_${day}`, rowKey: '09:00:00_a', RecordType: 50 };
      await tables.store.insert(tables.names.records(day), [row]);
    }
  }
  return tables;
}

const isWorkday = (day: string) => ![0, 6].includes(new Date(day).getUTCDay());

describe('silentRecordTypes', () => {
  it.each([
    ['is there still', daysUpTo('2026-11-22', 40), undefined],
    // Of the day before yesterday alone is it sure that everything has come.
    ['had its last record yesterday', daysUpTo('2026-11-21', 40), undefined],
    ['had its last record 3 days ago: one missed day', daysUpTo('2026-11-19', 40), undefined],
    ['stopped 4 days ago', daysUpTo('2026-11-18', 40), { lastDay: '2026-11-18', daysSeen: 14 }],
    ['stopped over the end of a month', daysUpTo('2026-10-31', 40), { lastDay: '2026-10-31', daysSeen: 14 }],
    ['has its weekend', daysUpTo('2026-11-20', 40).filter(isWorkday), undefined],
    [
      'comes on workdays, and did not on Thursday and Friday',
      daysUpTo('2026-11-18', 40).filter(isWorkday),
      { lastDay: '2026-11-18', daysSeen: 10 },
    ],
    ['came now and then', ['2026-11-02', '2026-11-09', '2026-11-12'], undefined],
    ['stopped months ago', daysUpTo('2026-09-01', 40), undefined],
  ])('a type that %s', async (_, days, silence) => {
    const tables = await tablesWith({ 50: days, 5: daysUpTo('2026-11-22', 20) });
    const silent = { recordType: 50, recordTypeName: 'ExchangeItemAggregated', ...silence };
    expect(await silentRecordTypes(tables)).toEqual(silence ? [silent] : []);
  });

  it('does not take an outage for silence', async () => {
    const tables = await tablesWith({ 50: daysUpTo('2026-11-10', 30) });
    await tables.coverage.open(gapWith({ from: at('2026-11-11T00:00:00'), to: at('2026-11-20T00:00:00') }));
    expect(await silentRecordTypes(tables)).toEqual([]);
  });

  it('does not believe coverage of days to come, which a wrong clock or a hand has written', async () => {
    const tables = await tablesWith({ 50: daysUpTo('2026-11-18', 40) });
    await tables.coverage.update('Audit.Exchange', () => ({ coveredTo: at('2027-01-01T00:00:00') }));
    expect(await silentRecordTypes(tables)).toEqual([]);
  });

  it('says nothing of days that are not covered yet, whatever the newest poll was', async () => {
    const tables = memoryTables('2026-11-22T12:00:00Z');
    await tables.coverage.update('Audit.Exchange', () => ({
      coveredFrom: at('2026-08-01T00:00:00'),
      coveredTo: at('2026-11-20T12:00:00'),
      lastPollAt: at('2026-11-22T11:55:00'),
    }));
    for (const day of daysUpTo('2026-11-17', 20)) {
      await tables.store.insert(tables.names.records(day), [{ partitionKey: `50_${day}`, rowKey: 'a' }]);
    }
    // 2026-11-18 alone is over and a day old at the end of what is covered.
    expect(await silentRecordTypes(tables)).toEqual([]);
  });

  it('leaves a content type aside that nobody polls any more', async () => {
    const tables = await tablesWith({ 2: daysUpTo('2026-11-18', 30) });
    const past = at('2026-09-01T00:00:00');
    await tables.coverage.update('Audit.General', () => ({
      coveredFrom: past,
      coveredTo: past,
      lastPollAt: past,
    }));
    expect(await silentRecordTypes(tables)).toMatchObject([{ recordType: 2 }]);
  });

  it('says nothing where nothing was polled', async () => {
    expect(await silentRecordTypes(memoryTables('2026-11-22T12:00:00Z'))).toEqual([]);
  });

  it('reads a row for each type, and some more for each that stopped', async () => {
    const recent = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [at + 100, daysUpTo('2026-11-22', 30)]),
    );
    const tables = await tablesWith({ ...recent, 50: daysUpTo('2026-11-10', 30) });
    tables.store.counts.reads = 0;
    expect(await silentRecordTypes(tables)).toHaveLength(1);
    // Coverage 4; types of three months 31 + 30 + 3; 30 are there now; the one that stopped: 1, 5 for its last day, 13 for its habit.
    expect(tables.store.counts.reads).toBeLessThanOrEqual(4 + 65 + 30 + 20);
  });
});
