import { fillTables } from '../../../bench/filledTables/fillTables';
import { ORIGIN } from '../../../bench/filledTables/recordTemplate';
import { AccountTables } from '../../../bench/tableStore/accountTables';
import { propertiesOf } from '../../../bench/tableStore/transactionRequest';
import type { AuditRecord } from '../../../shared/records/auditRecord';
import { parseRecord } from '../../../shared/records/parseRecord';
import { indexPartitionKey, indexRowKeyPrefix } from '../../../shared/tables/auditIndex/indexKeys';
import { recordRows } from '../../../shared/tables/auditRecords/recordRows';
import { rowJson } from '../../../shared/tables/store/rowJson';

const RECORDS = 3_000;
const options = { records: RECORDS, days: 3, seed: 'test', to: new Date('2026-11-02T00:00:00Z') };

describe('fillTables', () => {
  const tables = new AccountTables();
  const records = fillTables(tables, options);
  const parsed = (text: unknown): AuditRecord => {
    const result = parseRecord(Buffer.from(String(text)), { now: options.to, source: 'api' });
    if (!result.ok) throw new Error(result.detail);
    return result.record;
  };

  it('stores so many records over so many days, each once', () => {
    expect(tables.names).toEqual([
      'AuditIndex202610',
      'AuditIndex202611',
      'AuditRecords202610',
      'AuditRecords202611',
    ]);
    const ids = new Set<unknown>();
    const days = new Set<unknown>();
    for (const name of ['AuditRecords202610', 'AuditRecords202611']) {
      for (const { properties } of tables.get(name).query(undefined, { top: RECORDS }).entities) {
        ids.add(properties.Id);
        days.add(String(properties.CreationTime).slice(0, 10));
      }
    }
    expect(ids.size).toBe(RECORDS);
    expect([...days].sort()).toEqual(['2026-10-30', '2026-10-31', '2026-11-01']);
  });

  it('makes the very rows that the product makes of the text', () => {
    for (let number = 0; number < RECORDS; number += 37) {
      const { properties } = records.entity(number);
      const { head } = recordRows(parsed(properties.AuditData), ORIGIN);
      expect(properties).toEqual(propertiesOf(JSON.parse(rowJson(head))));
    }
  });

  it('has every record under each of its index values', () => {
    for (let number = 0; number < RECORDS; number += 101) {
      const { properties } = records.entity(number);
      const { id, lookups } = parsed(properties.AuditData);
      const day = String(properties.CreationTime).slice(0, 10);
      const index = tables.get(`AuditIndex${day.slice(0, 4)}${day.slice(5, 7)}`);
      for (const { kind, value } of [...lookups, { kind: 'record', value: id } as const]) {
        const prefix = indexRowKeyPrefix(value);
        const compare = (name: string, operator: string, text: string) =>
          ({
            kind: 'compare',
            name,
            typeName: undefined,
            operator,
            literal: { type: 'text', value: text },
          }) as const;
        const parts = [
          compare('PartitionKey', 'eq', indexPartitionKey(kind, day, value)),
          compare('RowKey', 'ge', prefix),
          compare('RowKey', 'lt', `${prefix.slice(0, -1)}}`),
        ];
        const { entities } = index.query({ kind: 'and', parts }, { top: 1_000 });
        const found = entities.flatMap(({ properties: row }) =>
          row.Records === undefined
            ? [row.RecordRowKey]
            : JSON.parse(String(row.Records)).map((pair: string[]) => pair[1]),
        );
        expect(found).toContain(properties.RowKey);
      }
    }
  });

  it('is the same for the same seed', () => {
    const again = fillTables(new AccountTables(), options);
    expect(again.entity(1_234)).toEqual(records.entity(1_234));
  });
});
