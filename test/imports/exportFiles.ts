import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';

/** A folder for a test's exports. */
export interface ExportFolder {
  readonly path: string;
  write(name: string, content: string | Buffer): Promise<string>;
  remove(): Promise<void>;
}

/** Makes an empty folder. */
export async function exportFolder(): Promise<ExportFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'exports-'));
  return {
    path: folder,
    async write(name, content) {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Texts as the Purview portal exports them. */
export function portalCsv(texts: readonly string[]): string {
  return stringify([
    ['RecordId', 'CreationDate', 'RecordType', 'Operation', 'UserId', 'AuditData', 'AssociatedAdminUnits'],
    ...texts.map((text) => ['id', '6/26/2022 5:40:02 AM', '50', 'Op', 'user', text, '']),
  ]);
}

/** Texts as Windows PowerShell exports what Search-UnifiedAuditLog found. */
export function searchCsv(texts: readonly string[], resultCount = texts.length): string {
  const header = [
    'RunspaceId',
    'RecordType',
    'CreationDate',
    'AuditData',
    'ResultIndex',
    'ResultCount',
    'Identity',
  ];
  const rows = texts.map((text, at) => [
    'r',
    'ExchangeItem',
    '18.05.2021 21:13:33',
    text,
    String(at + 1),
    String(resultCount),
    'i',
  ]);
  return `#TYPE Selected.Object\r\n${stringify([header, ...rows], { quoted: true, record_delimiter: '\r\n' })}`;
}
