import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { OperatorFault } from '../faults/operatorFault';
import { csvRows } from './csvRows';
import type { ExportEncoding, ExportForm } from './exportForm';
import type { ExportRow } from './exportRow';
import { jsonRows } from './jsonRows';
import { listRows } from './listRows';
import { namesNextPage, recogniseExport } from './recogniseExport';
import { utf8Bytes } from './utf8Bytes';

const HEAD_BYTES = 64 * 1024;
const TAIL_BYTES = 16 * 1024;
// By the first bytes. A zip archive is what an Excel workbook is.
const OTHER_FORMS = [
  {
    mark: Buffer.from('PK\u0003\u0004'),
    is: 'a zip archive or an Excel workbook',
    fix: 'Unpack it, or take the CSV file that the export made: a workbook cuts long records off.',
  },
  { mark: Buffer.from([0x1f, 0x8b]), is: 'packed with gzip', fix: 'Unpack it first, with gunzip.' },
  { mark: Buffer.from('PAR1'), is: 'a Parquet file', fix: 'Export as JSON Lines, and import that.' },
] as const;

const systemError = z.looseObject({ code: z.string().regex(/^E[A-Z]+$/) });

/** An export on this machine, read once: what it is and what its bytes are. */
export interface ExportFile {
  readonly path: string;
  /** Without folders. */
  readonly fileName: string;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly form: ExportForm;
  readonly encoding: ExportEncoding;
}

/**
 * Reads a file to its end, for its hash, and tells by its content what it is.
 * @throws OperatorFault where there is no such file, or it is no export
 */
export async function openExport(
  path: string,
  { abortSignal }: { abortSignal?: AbortSignal | undefined } = {},
): Promise<ExportFile> {
  // It goes into rows, which take no half of a character.
  const fileName = basename(path).toWellFormed();
  const hash = createHash('sha256');
  let head: Buffer = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of fileChunks(path)) {
    abortSignal?.throwIfAborted();
    hash.update(chunk);
    bytes += chunk.length;
    tail = Buffer.concat([tail, chunk]).subarray(-TAIL_BYTES);
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES);
  }
  const recognised = recogniseExport(head);
  if (!recognised) throw notAnExport(fileName, head);
  const file = { path, fileName, sha256: hash.digest('hex'), bytes, ...recognised };
  const { form } = recognised;
  const hasNextPage = form.kind === 'jsonPage' && namesNextPage(tail);
  return hasNextPage ? { ...file, form: { ...form, hasNextPage } } : file;
}

/**
 * The rows of an export, streamed.
 * @param onBytes told how many bytes have been read since it was last told
 * @throws OperatorFault where the file is no longer what it was when it was opened
 */
export function exportRows(
  file: ExportFile,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<ExportRow> {
  const { form, encoding } = file;
  const open = () => utf8Bytes(checkedChunks(file, onBytes), encoding);
  if (form.source === 'csv') return csvRows(open, form);
  return form.source === 'powershell' ? listRows(open()) : jsonRows(open(), form);
}

/** What is stored names the file by its hash: another content under it would be false evidence. */
async function* checkedChunks(
  { path, fileName, sha256 }: ExportFile,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of fileChunks(path)) {
    hash.update(chunk);
    onBytes(chunk.length);
    yield chunk;
  }
  if (hash.digest('hex') === sha256) return;
  throw new OperatorFault(
    `${fileName} was changed while it was being read.`,
    'Wait until the export is finished, then import the file again. What is stored already will not be stored twice.',
  );
}

async function* fileChunks(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path)) yield Buffer.from(chunk);
  } catch (error) {
    const code = systemError.safeParse(error).data?.code;
    if (code === undefined) throw error;
    throw new OperatorFault(
      `${basename(path)} cannot be read (${code}).`,
      code === 'ENOENT' ? 'Check its path.' : 'Give the path of a file that you may read.',
      { cause: error },
    );
  }
}

function notAnExport(fileName: string, head: Buffer): OperatorFault {
  if (head.length === 0) return new OperatorFault(`${fileName} is empty.`, 'Export once more.');
  const other = OTHER_FORMS.find(({ mark }) => head.subarray(0, mark.length).equals(mark));
  if (other) return new OperatorFault(`${fileName} is ${other.is}.`, other.fix);
  return new OperatorFault(
    `${fileName} is no audit export: it has neither a column AuditData nor JSON records.`,
    'Give a CSV of the Purview audit search or of Search-UnifiedAuditLog, or JSON, with the column AuditData in it.',
  );
}
