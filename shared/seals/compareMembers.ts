import type { SealMember } from './sealMember';

/** What became of a member, or of a row, between a seal and now. */
export type MemberComparison<Row extends SealMember> =
  | { readonly kind: 'same' | 'altered'; readonly member: SealMember; readonly row: Row }
  | { readonly kind: 'removed'; readonly member: SealMember }
  | { readonly kind: 'added'; readonly row: Row };

/**
 * Merges what was sealed with what stands there now; both in ascending order of row keys by UTF-16 unit, as the store gives them. Memory
 * does not grow with the day.
 * @throws RangeError where one of them is out of order
 */
export async function* compareMembers<Row extends SealMember>(
  sealed: AsyncIterable<SealMember>,
  found: AsyncIterable<Row>,
): AsyncGenerator<MemberComparison<Row>> {
  const members = ascending(sealed);
  const rows = ascending(found);
  try {
    let member = await next(members);
    let row = await next(rows);
    while (member || row) {
      if (row && (!member || row.rowKey < member.rowKey)) {
        yield { kind: 'added', row };
        row = await next(rows);
      } else if (member && (!row || member.rowKey < row.rowKey)) {
        yield { kind: 'removed', member };
        member = await next(members);
      } else if (member && row) {
        yield { kind: row.sha256 === member.sha256 ? 'same' : 'altered', member, row };
        member = await next(members);
        row = await next(rows);
      }
    }
  } finally {
    await members.return(undefined);
    await rows.return(undefined);
  }
}

async function next<T>(iterator: AsyncGenerator<T>): Promise<T | undefined> {
  const result = await iterator.next();
  return result.done ? undefined : result.value;
}

async function* ascending<T extends SealMember>(items: AsyncIterable<T>): AsyncGenerator<T, undefined> {
  let last = '';
  for await (const item of items) {
    if (item.rowKey <= last) throw new RangeError('rows of a day came out of order');
    last = item.rowKey;
    yield item;
  }
  return undefined;
}
