import { contradictoryStore } from '../tables/store/contradictoryStore';
import type { StoreOptions } from '../tables/store/tableStore';
import { compareMembers } from './compareMembers';
import type { KnownContents } from './knownContents';
import { type BuiltManifest, ManifestBuilder } from './manifestBuilder';
import { BrokenManifest, manifestMembers } from './manifestMembers';
import type { SealableTables } from './sealableTables';
import { chainEnd } from './sealChain';
import { NO_PREVIOUS_HASH, type SealLink, type StoredSealLink, sealHash } from './sealLink';
import type { SealMember } from './sealMember';
import { sortAdded } from './sortAdded';
import { dayOf, type TypeDayRow, typeDayRows } from './typeDayRows';
import { withLateMembers } from './withLateMembers';
import { writeSealLink } from './writeSealLink';

// Each round means that another poller has written a link in between.
const ROUNDS = 20;

/** What sealing works with. */
export interface SealRoom extends SealableTables {
  readonly appVersion: string;
  readonly contents: KnownContents;
}

/** How a type-day stands against its seal. */
export interface TypeDaySeal {
  /** Hash of the newest link; undefined where the type-day has none. */
  readonly head:
    | { readonly partitionKey: string; readonly number: number; readonly hash: string }
    | undefined;
  /** This call has written a link. */
  readonly isNew: boolean;
  /** Members of the seal that are gone or have another hash, rows that nobody knows where they come from. */
  readonly removed: number;
  readonly altered: number;
  readonly unknown: number;
  /** The chain itself is damaged, or of a newer version: `verify --seal` says where. */
  readonly isBroken: boolean;
}

const NOTHING_FOUND = { removed: 0, altered: 0, unknown: 0, isBroken: false };

interface Gathered extends Omit<TypeDaySeal, 'head' | 'isNew'> {
  /** Of the link to be written; undefined where none is due. */
  readonly manifest: BuiltManifest | undefined;
}

/**
 * Seals a type-day, or adds a link where late records have come since. May be stopped or killed anywhere and run beside itself: it compares
 * what stands there with the newest link, so whatever was left undone is found by the next call.
 *
 * A link never lets go of a member and never takes in a row of unknown origin: what was altered, removed or slipped in stays visible.
 *
 * @param options.isFirst the day was never sealed, so that all its records belong to the first link, and a link that is there will do; else
 *   all that no link has counts as added
 * @throws OperatorFault where the store cannot be used
 */
export async function sealTypeDay(
  partitionKey: string,
  room: SealRoom,
  { isFirst, ...options }: StoreOptions & { isFirst: boolean },
): Promise<TypeDaySeal> {
  for (let round = 1; round <= ROUNDS; round++) {
    const { link: previous, isBroken } = await chainEnd(room, partitionKey, options);
    if (isBroken) return { ...NOTHING_FOUND, isBroken, head: previous, isNew: false };
    // Its first link is all that was asked for: to compare a large day once more would leave no requests for the others.
    if (isFirst && previous) return { ...NOTHING_FOUND, head: previous, isNew: false };
    const gathered = isFirst
      ? await gatherFirst(partitionKey, room, options)
      : await gatherLate(partitionKey, previous, room, options);
    const { manifest, ...found } = gathered;
    if (!manifest) return { ...found, head: previous, isNew: false };
    const link = linkAfter(previous, partitionKey, manifest, { isFirst, room });
    const head = { partitionKey, number: link.number, hash: sealHash(link) };
    if (await writeSealLink(room, link, manifest, options)) return { ...found, head, isNew: true };
  }
  throw contradictoryStore(room.names.seals);
}

async function gatherFirst(partitionKey: string, room: SealRoom, options: StoreOptions): Promise<Gathered> {
  const builder = new ManifestBuilder();
  let unknown = 0;
  for await (const row of typeDayRows(room, partitionKey, options)) {
    if (row.kind === 'record') builder.add(row);
    if (row.kind === 'stray') unknown += 1;
  }
  const manifest = builder.end();
  return { ...NOTHING_FOUND, manifest: manifest.rows > 0 ? manifest : undefined, unknown };
}

async function gatherLate(
  partitionKey: string,
  previous: StoredSealLink | undefined,
  room: SealRoom,
  options: StoreOptions,
): Promise<Gathered> {
  const rows = typeDayRows(room, partitionKey, options);
  const added: TypeDayRow[] = [];
  let removed = 0;
  let altered = 0;
  try {
    for await (const each of compareMembers(sealedMembers(previous, room, options), rows)) {
      if (each.kind === 'removed') removed += 1;
      else if (each.kind === 'altered') altered += 1;
      else if (each.kind === 'added' && each.row.kind !== 'continuation') added.push(each.row);
    }
  } catch (error) {
    if (!(error instanceof BrokenManifest)) throw error;
    return { ...NOTHING_FOUND, manifest: undefined, removed, altered, isBroken: true };
  }
  const at = { day: dayOf(partitionKey), since: previous?.sealedAt };
  const { late, unknown } = await sortAdded(added, room.contents, at, options);
  const manifest = late.length > 0 ? await withLate(previous, late, room, options) : undefined;
  return { manifest, removed, altered, unknown: unknown.length, isBroken: false };
}

async function withLate(
  previous: StoredSealLink | undefined,
  late: readonly SealMember[],
  room: SealRoom,
  options: StoreOptions,
): Promise<BuiltManifest> {
  const builder = new ManifestBuilder();
  for await (const member of withLateMembers(sealedMembers(previous, room, options), late))
    builder.add(member);
  return builder.end();
}

async function* sealedMembers(
  link: StoredSealLink | undefined,
  room: SealRoom,
  options: StoreOptions,
): AsyncGenerator<SealMember> {
  if (link) yield* manifestMembers(room, link, options);
}

function linkAfter(
  previous: StoredSealLink | undefined,
  partitionKey: string,
  manifest: BuiltManifest,
  { isFirst, room: { clock, appVersion } }: { isFirst: boolean; room: SealRoom },
): SealLink {
  return {
    partitionKey,
    number: (previous?.number ?? 0) + 1,
    rows: manifest.rows,
    manifestSha256: manifest.sha256,
    previousHash: previous?.hash ?? NO_PREVIOUS_HASH,
    sealedAt: new Date(Math.floor(clock.now().getTime() / 1_000) * 1_000),
    reason: isFirst ? 'first' : 'late',
    appVersion,
  };
}
