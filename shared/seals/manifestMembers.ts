import { createHash } from 'node:crypto';
import { TextDecoder } from 'node:util';
import { continuationRowKey } from '../tables/store/continuationRowKey';
import { readKeptText } from '../tables/store/keptText';
import type { StoreOptions } from '../tables/store/tableStore';
import type { SealableTables } from './sealableTables';
import { linkRowKey, type StoredSealLink } from './sealLink';
import type { SealMember } from './sealMember';

const LINE = /^([^\t]+)\t([0-9a-f]{64})$/;

/** A link's manifest is not what the link says: rows of the seals table were changed or removed. */
export class BrokenManifest extends Error {
  override readonly name = 'BrokenManifest';
}

/**
 * The members of a link, read row by row of its manifest.
 * @returns members in the order of row keys
 * @throws BrokenManifest at the latest behind the last member, where the manifest's rows, length, order or hash are not those of the link
 */
export async function* manifestMembers(
  { store, names }: Omit<SealableTables, 'clock'>,
  link: StoredSealLink,
  options: StoreOptions = {},
): AsyncGenerator<SealMember> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  let last = '';
  let rows = 0;
  const rowKey = linkRowKey(link.number);
  for (let part = 0; part <= link.parts; part++) {
    const key = part === 0 ? rowKey : continuationRowKey(rowKey, link.manifestSha256, part);
    const row = await store.read(names.seals, link.partitionKey, key, options);
    const bytes = row && keptBytes(row);
    if (bytes === undefined) throw new BrokenManifest(`row ${key} of the manifest is missing or unreadable`);
    hash.update(bytes);
    const lines = (rest + decodedText(decoder, bytes)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [, member = '', sha256 = ''] = LINE.exec(line) ?? [];
      if (member <= last) throw new BrokenManifest('the manifest has a line that is none or out of order');
      last = member;
      rows += 1;
      yield { rowKey: member, sha256 };
    }
  }
  if (rest !== '' || rows !== link.rows) throw new BrokenManifest('the manifest has not the rows it should');
  if (hash.digest('hex') !== link.manifestSha256)
    throw new BrokenManifest('the manifest does not match its hash');
}

function keptBytes(row: Record<string, unknown>): Buffer | undefined {
  try {
    return readKeptText([row], 'Manifest');
  } catch {
    // A slice that does not inflate.
    return undefined;
  }
}

function decodedText(decoder: TextDecoder, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch (error) {
    throw new BrokenManifest('the manifest is no text', { cause: error });
  }
}
