import { createHash } from 'node:crypto';
import type { AuditRecord } from '../records/auditRecord';
import { parseRecord } from '../records/parseRecord';
import { type ExportFile, exportRows } from '../sources/exportFile';
import type { ExportRow, SearchNote } from '../sources/exportRow';
import type { IndexWriter } from '../tables/auditIndex/indexWriter';
import type { QuarantineWriter } from '../tables/auditQuarantine/quarantineWriter';
import { Delivery } from '../tables/auditRecords/delivery';
import type { RecordWriter } from '../tables/auditRecords/recordWriter';
import type { Clock } from '../time/clock';
import type { FileProgress } from './fileProgress';
import { isBeyondRetention } from './retentionLimit';

/** The way of a file's records into the tables. */
export interface IngestFileDependencies {
  readonly records: RecordWriter;
  readonly index: IndexWriter;
  readonly quarantine: QuarantineWriter;
  readonly clock: Clock;
  readonly retentionMonths: number | undefined;
  readonly progress: FileProgress;
  /** Told of each record that the file holds, stored before or not. */
  readonly onRecord?: ((record: AuditRecord, search: SearchNote | undefined) => void) | undefined;
}

/** A file read to its end; all of it is durable. */
export interface IngestedFile {
  readonly delivery: Delivery;
  /** Rows of the file, a header not counted. */
  readonly rows: number;
  /** Rows without a record in them. */
  readonly emptyRows: number;
  /** The file was read to its end. */
  readonly isWhole: boolean;
}

/**
 * Hands each record of an export on, as content of the API is handed on: exact text -> parsed, or to quarantine with file name and row.
 * Memory does not depend on the file's size. It may be stopped at any moment and run again: every write is an insert under keys that the
 * records determine.
 *
 * @throws OperatorFault where the file cannot be read; what a writer threw; the signal's reason once what was taken is durable
 */
export async function ingestFile(
  file: ExportFile,
  { records, index, quarantine, clock, retentionMonths, progress, onRecord }: IngestFileDependencies,
  { abortSignal }: { abortSignal?: AbortSignal | undefined } = {},
): Promise<IngestedFile> {
  const delivery = new Delivery({
    source: file.form.source,
    contentId: file.sha256,
    quarantinePartition: file.sha256.slice(0, 2),
    fileName: file.fileName,
  });
  const { counts } = delivery;
  const state = { rows: 0, emptyRows: 0, isWhole: true };
  const putAside = async ({ number, utf8 }: Extract<ExportRow, { utf8: Buffer }>, why: Why) => {
    counts.records += 1;
    const sha256 = createHash('sha256').update(utf8).digest('hex');
    await quarantine.add({ utf8, sha256, ...why, index: number - 1 }, delivery);
  };
  const rows = exportRows(file, (bytes) => {
    progress.bytesRead += bytes;
  });
  for await (const row of rows) {
    if (abortSignal?.aborted) break;
    state.rows = row.number;
    progress.rows += 1;
    if (row.kind === 'empty') state.emptyRows += 1;
    else if (row.kind === 'broken') {
      state.isWhole = false;
      await putAside(row, { reason: 'unreadable', detail: row.detail });
    } else if (row.kind === 'altered') {
      await putAside(row, { reason: 'altered', detail: `Row ${row.number}: ${row.detail}` });
    } else {
      const now = clock.now();
      const parsed = parseRecord(row.utf8, { now, source: 'file' });
      if (!parsed.ok) {
        const detail = [`Row ${row.number}:`, parsed.detail, row.remark].filter(Boolean).join(' ');
        await putAside(row, { reason: parsed.reason, detail });
        continue;
      }
      onRecord?.(parsed.record, row.search);
      if (isBeyondRetention(parsed.record.creationTime, { now, retentionMonths })) {
        counts.records += 1;
        counts.beyondRetention += 1;
      } else await records.add(parsed.record, delivery);
      if (index.isFull) await index.relieve();
    }
  }
  delivery.end();
  await records.flush();
  await index.flush();
  abortSignal?.throwIfAborted();
  return { delivery, ...state };
}

interface Why {
  readonly reason: string;
  readonly detail: string;
}
