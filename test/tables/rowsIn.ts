import { sentEntity } from '../../shared/tables/store/entityRow';
import { InsertTransaction } from '../../shared/tables/store/insertTransaction';
import type { RowValue, TableRow } from '../../shared/tables/store/tableRow';

const TYPE = '@odata.type';

/** The rows that are inserted, read back out of what is sent of them. A transaction is spent by it. */
export function rowsIn(rows: readonly TableRow[] | InsertTransaction): readonly TableRow[] {
  if (!(rows instanceof InsertTransaction)) return rows;
  return jsonIn(rows).map((json) => {
    const { PartitionKey, RowKey, ...sent } = sentEntity.parse(JSON.parse(json));
    const columns = Object.keys(sent)
      .filter((name) => !name.endsWith(TYPE))
      .map((name): [string, RowValue] => [name, typed(sent[name], sent[name + TYPE])]);
    return {
      ...Object.fromEntries(columns),
      partitionKey: String(PartitionKey),
      rowKey: String(RowKey),
    };
  });
}

function jsonIn(transaction: InsertTransaction): string[] {
  return transaction.takeRows(({ bytes, ends }) =>
    ends.map((end, index) => bytes.toString('utf8', ends[index - 1] ?? 0, end)),
  );
}

function typed(value: unknown, type: unknown): RowValue {
  if (type === 'Edm.Binary') return new Uint8Array(Buffer.from(String(value), 'base64'));
  if (type === 'Edm.DateTime' || type === 'Edm.Int64' || type === 'Edm.Double')
    return {
      type: type === 'Edm.DateTime' ? 'DateTime' : type === 'Edm.Int64' ? 'Int64' : 'Double',
      value: String(value),
    };
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  throw new TypeError(`a value of type ${typeof value}`);
}
