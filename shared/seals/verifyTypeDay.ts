import { odata } from '@azure/data-tables';
import { CONTINUATION_ROW_KEY } from '../tables/store/continuationRowKey';
import type { StoredRow, StoreOptions } from '../tables/store/tableStore';
import { columnsMatchText } from './columnsMatchText';
import { compareMembers } from './compareMembers';
import { keptRecordText } from './keptRecordText';
import type { KnownContents } from './knownContents';
import { manifestMembers } from './manifestMembers';
import type { SealableTables } from './sealableTables';
import type { SealFindings } from './sealFindings';
import type { StoredSealLink } from './sealLink';
import type { SealMember } from './sealMember';
import { sortAdded } from './sortAdded';
import { dayOf, type TypeDayRow, typeDayRow } from './typeDayRows';

// Rows come with their texts here.
const ROWS_A_PAGE = 250;
const ADDED_AT_A_TIME = 5_000;

interface FullRow extends TypeDayRow {
  readonly columns: StoredRow;
}

/**
 * Compares every row of a sealed type-day with the newest sound link: there, with the sealed hash, and with a text that has it.
 * @param link undefined where the day was sealed without a record of this type: then all of its rows were added
 * @returns rows that were read
 */
export async function verifyTypeDay(
  tables: SealableTables,
  { partitionKey, link }: { partitionKey: string; link: StoredSealLink | undefined },
  { findings, contents }: { findings: SealFindings; contents: KnownContents },
  options: StoreOptions = {},
): Promise<number> {
  let rows = 0;
  let added: TypeDayRow[] = [];
  const sortOut = async () => {
    const at = { day: dayOf(partitionKey), since: link?.sealedAt };
    const { late, unknown } = await sortAdded(added, contents, at, options);
    for (const { rowKey } of late) findings.note('addedLate', { partitionKey, rowKey });
    for (const { rowKey } of unknown) findings.note('addedUnknown', { partitionKey, rowKey });
    added = [];
  };
  const sealed = link ? manifestMembers(tables, link, options) : noMembers();
  for await (const each of compareMembers(sealed, fullRows(tables, partitionKey, options))) {
    if (each.kind === 'removed') findings.note('removed', { partitionKey, rowKey: each.member.rowKey });
    if (each.kind === 'removed') continue;
    rows += 1;
    const { columns, ...row } = each.row;
    const at = { partitionKey, rowKey: row.rowKey };
    if (row.kind === 'continuation' && each.kind === 'added') {
      if (await isBeyondParts(tables, columns, options)) findings.note('altered', at);
      continue;
    }
    if (each.kind === 'added') added.push(row);
    if (added.length >= ADDED_AT_A_TIME) await sortOut();
    if (each.kind === 'altered') findings.note('altered', at);
    else if (row.kind === 'record') {
      const text = await keptRecordText(tables, columns, options);
      if (text === undefined) findings.note('altered', at);
      else if (!columnsMatchText(columns, text)) findings.note('columnsAltered', at);
    }
  }
  if (added.length > 0) await sortOut();
  return rows;
}

async function* fullRows(
  { store, names }: SealableTables,
  partitionKey: string,
  options: StoreOptions,
): AsyncGenerator<FullRow> {
  const table = names.records(dayOf(partitionKey));
  const filter = odata`PartitionKey eq ${partitionKey}`;
  for await (const page of store.query(table, filter, { ...options, pageSize: ROWS_A_PAGE }))
    for (const columns of page) yield { ...typeDayRow(columns), columns };
}

/**
 * A piece of text that does not belong to the record which it claims: readers would refuse that record. A piece without a head, or of
 * another text, is what a killed poll leaves behind, and no reader sees it.
 */
async function isBeyondParts(
  { store, names }: SealableTables,
  { partitionKey, rowKey }: StoredRow,
  options: StoreOptions,
): Promise<boolean> {
  const [, sha256 = '', part] = /~([0-9a-f]{16})~(\d+)$/.exec(rowKey) ?? [];
  const head = await store.read(
    names.records(dayOf(partitionKey)),
    partitionKey,
    rowKey.replace(CONTINUATION_ROW_KEY, ''),
    { ...options, select: ['AuditDataSha256', 'Parts'] },
  );
  const isOwn = head !== undefined && String(head.AuditDataSha256).startsWith(sha256);
  return isOwn && Number(part) > Number(head.Parts ?? 0);
}

async function* noMembers(): AsyncGenerator<SealMember> {}
