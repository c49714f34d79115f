import type { StoredRow, StoreOptions } from '../tables/store/tableStore';
import { compareMembers } from './compareMembers';
import { BrokenManifest, manifestMembers } from './manifestMembers';
import type { SealableTables } from './sealableTables';
import type { SealFindings } from './sealFindings';
import { linkRowKey, NO_PREVIOUS_HASH, type StoredSealLink, sealHash, sealLinkOf } from './sealLink';
import type { SealMember } from './sealMember';

/**
 * Checks a chain for itself: every link there, each with its own hash, that of the link before, a manifest with the hash that it claims, and
 * every member of the link before.
 * @param rows head rows of one partition of the seals table, any order
 * @returns links in order, and the newest one whose manifest is sound: what the day's rows are compared with
 */
export async function verifyChain(
  tables: SealableTables,
  rows: readonly StoredRow[],
  findings: SealFindings,
  options: StoreOptions = {},
): Promise<{ links: readonly StoredSealLink[]; sound: StoredSealLink | undefined }> {
  const links: StoredSealLink[] = [];
  for (const row of rows) {
    const link = sealLinkOf(row);
    if (link) links.push(link);
    else findings.noteBroken(row.partitionKey, row.rowKey, 'this row is no seal that this version knows');
  }
  links.sort((a, b) => a.number - b.number);
  let previous: StoredSealLink | undefined;
  let sound: StoredSealLink | undefined;
  for (const link of links) {
    for (const what of linkFaults(link, previous))
      findings.noteBroken(link.partitionKey, linkRowKey(link.number), what);
    const fault = await manifestFault(tables, link, sound, options);
    if (fault === undefined) sound = link;
    else findings.noteBroken(link.partitionKey, linkRowKey(link.number), fault);
    previous = link;
  }
  return { links, sound };
}

function linkFaults(link: StoredSealLink, previous: StoredSealLink | undefined): string[] {
  const faults: string[] = [];
  if (sealHash(link) !== link.hash) faults.push('its hash is not that of its columns');
  if (link.number !== (previous?.number ?? 0) + 1) faults.push('the link before is missing');
  else if (link.previousHash !== (previous?.hash ?? NO_PREVIOUS_HASH))
    faults.push('it does not hold the hash of the link before');
  return faults;
}

/** @param before the newest sound link before it: what that one has, this one has */
async function manifestFault(
  tables: SealableTables,
  link: StoredSealLink,
  before: StoredSealLink | undefined,
  options: StoreOptions,
): Promise<string | undefined> {
  const earlier = before ? manifestMembers(tables, before, options) : noMembers();
  let lost = 0;
  try {
    for await (const { kind } of compareMembers(earlier, manifestMembers(tables, link, options)))
      if (kind === 'removed' || kind === 'altered') lost += 1;
  } catch (error) {
    if (error instanceof BrokenManifest) return error.message;
    throw error;
  }
  return lost > 0 ? `it leaves out or changes ${lost} of what the link before has` : undefined;
}

async function* noMembers(): AsyncGenerator<SealMember> {}
