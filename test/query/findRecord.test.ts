import { exactText } from '../../shared/query/exactText';
import { findRecord } from '../../shared/query/findRecord';
import { findRecords } from '../../shared/query/findRecords';
import type { ReadableTables } from '../../shared/query/readableTables';
import { recordCounts } from '../../shared/query/recordCounts';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { openTables, recordText, storeRecords } from './tablesWithRecords';

const first = recordText({ Id: 'Ab1', Subject: 'first' });
const variant = recordText({ Id: 'Ab1', Subject: 'second' });
const otherCase = recordText({ Id: 'ab1' });
const otherMonth = recordText({ Id: 'Ab1', CreationTime: '2026-10-02T10:00:00' });
const strange = recordText({ Id: 'a/b#c?~01', RecordType: 154 });
// Does not compress, so that it needs several rows.
const huge = `{"CreationTime":"2026-11-03T10:00:00","Id":"huge","RecordType":50, "Noise":\r\n"${noise(3_000_000)}"}`;

describe('findRecord', () => {
  let azurite: Azurite;
  let tables: ReadableTables;
  beforeAll(async () => {
    azurite = await startAzurite();
    tables = openTables(azurite.connectionString, 'Audit');
    await storeRecords(tables, [first, variant, otherCase, otherMonth, strange, huge]);
  });
  afterAll(() => azurite.stop());

  it.each<[string, string, string[]]>([
    ['every record of the Id with its variants, oldest first', 'Ab1', [otherMonth, first, variant]],
    ['the Id in its exact letter case', 'ab1', [otherCase]],
    ['an Id that no key can hold', 'a/b#c?~01', [strange]],
    ['a record that needs several rows', 'huge', [huge]],
    ['nothing for the beginning of an Id', 'Ab', []],
    ['nothing for an Id that is not stored', 'nobody', []],
  ])('finds %s', async (_, id, expected) => {
    const found = await findRecord(tables, id);
    expect(found.map(({ utf8 }) => utf8.toString())).toEqual(expected);
  });

  it('tells variants', async () => {
    expect((await findRecord(tables, 'Ab1')).map(({ isVariant }) => isVariant)).toEqual([false, false, true]);
  });

  it('gives the exact text of every row that a query finds', async () => {
    const texts: string[] = [];
    for await (const row of findRecords(tables, {})) texts.push((await exactText(tables, row)).toString());
    expect(texts.toSorted()).toEqual([first, variant, otherCase, otherMonth, strange, huge].toSorted());
  });

  it('does not take a text with a missing part for the whole', async () => {
    const [found] = await findRecord(tables, 'huge');
    if (!found) throw new Error('the record is missing');
    const row = { ...found.row, Parts: Number(found.row.Parts) + 1 };
    await expect(exactText(tables, row)).rejects.toThrow(
      'The record in table AuditRecords202611 under 50_2026-11-03 / 10:00:00_huge has lost its text.',
    );
  });

  it('counts records by type and day', async () => {
    expect(await recordCounts(tables)).toEqual([
      { recordType: 50, day: '2026-10-02', records: 1, variants: 0 },
      { recordType: 50, day: '2026-11-02', records: 2, variants: 1 },
      { recordType: 50, day: '2026-11-03', records: 1, variants: 0 },
      { recordType: 154, day: '2026-11-02', records: 1, variants: 0 },
    ]);
  });
});

function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(97 + (state % 26));
  }).join('');
}
