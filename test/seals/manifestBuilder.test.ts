import { createHash, hash } from 'node:crypto';
import { type BuiltManifest, ManifestBuilder } from '../../shared/seals/manifestBuilder';
import { BrokenManifest, manifestMembers } from '../../shared/seals/manifestMembers';
import { NO_PREVIOUS_HASH, sealLinkOf } from '../../shared/seals/sealLink';
import type { SealMember } from '../../shared/seals/sealMember';
import { writeSealLink } from '../../shared/seals/writeSealLink';
import { tableNames } from '../../shared/tables/store/tableNames';
import { MemoryStore } from '../tables/memoryStore';
import { collected } from './collected';

const names = tableNames('Audit');
const PARTITION = '2_2026-03-05';

// Keys of two, three and four bytes a character, so that rows end within characters.
function members(count: number): SealMember[] {
  return Array.from({ length: count }, (_, at) => ({
    rowKey: `10:00:00_${String(at).padStart(6, '0')}_\u00e9\u20ac\ud83d\ude00${hash('sha256', `${at}`, 'base64url').repeat(2)}`,
    sha256: hash('sha256', `${at}`, 'hex'),
  }));
}

function built(of: readonly SealMember[]): BuiltManifest {
  const builder = new ManifestBuilder();
  for (const member of of) builder.add(member);
  return builder.end();
}

async function written(of: readonly SealMember[]) {
  const store = new MemoryStore();
  const manifest = built(of);
  const link = {
    partitionKey: PARTITION,
    number: 1,
    rows: manifest.rows,
    manifestSha256: manifest.sha256,
    previousHash: NO_PREVIOUS_HASH,
    sealedAt: new Date('2026-03-20T12:00:00Z'),
    reason: 'first',
    appVersion: '1',
  } as const;
  await writeSealLink({ store, names }, link, manifest);
  const head = store.all(names.seals).find(({ rowKey }) => rowKey === '0001');
  const stored = head && sealLinkOf(head);
  if (!stored) throw new Error('no link');
  return { store, link: stored };
}

describe('a manifest', () => {
  it.each([
    ['one row', 1, 0],
    ['as many as stand in a text column', 180, 0],
    ['more than stand in a text column', 300, 0],
    ['more than stand in a row', 12_000, 2],
  ])('of %s comes back as it was', async (_, count, parts) => {
    const all = members(count);
    const { store, link } = await written(all);
    expect([link.rows, link.parts, store.all(names.seals).length]).toEqual([count, parts, parts + 1]);
    expect(await collected(manifestMembers({ store, names }, link))).toEqual(all);
    const text = all.map(({ rowKey, sha256 }) => `${rowKey}\t${sha256}\n`).join('');
    expect(link.manifestSha256).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('stands in a text column while that holds it', () => {
    expect(Object.keys(built(members(180)).columns[0] ?? {})).toEqual(['Manifest']);
    expect(Object.keys(built(members(300)).columns[0] ?? {})).toEqual(['ManifestGzip00']);
  });

  it('is broken where a row of it is gone or another one', async () => {
    const { store, link } = await written(members(12_000));
    const read = () => collected(manifestMembers({ store, names }, link));
    const rows = store.rows.get(names.seals) ?? new Map();
    const [key = '', row] = [...rows].find(([each]) => each.endsWith('~01')) ?? [];
    rows.delete(key);
    await expect(read()).rejects.toThrow(BrokenManifest);
    rows.set(key, { ...row, ManifestGzip03: row.ManifestGzip04 });
    await expect(read()).rejects.toThrow(BrokenManifest);
    rows.set(key, { ...row, ManifestGzip03: new Uint8Array([1, 2, 3]) });
    await expect(read()).rejects.toThrow(BrokenManifest);
    rows.set(key, row);
    await expect(read()).resolves.toHaveLength(12_000);
  });
});
