import type { SealMember } from './sealMember';

/**
 * The members of a link and those that came late, in the order of row keys. What a link has stays as it was sealed.
 * @param late in order, none of them sealed
 */
export async function* withLateMembers(
  sealed: AsyncIterable<SealMember>,
  late: readonly SealMember[],
): AsyncGenerator<SealMember> {
  let next = 0;
  for await (const member of sealed) {
    for (let added = late[next]; added && added.rowKey < member.rowKey; added = late[next]) {
      yield added;
      next += 1;
    }
    yield member;
  }
  yield* late.slice(next);
}
