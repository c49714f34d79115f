import { OperatorFault } from '../faults/operatorFault';
import type { FileProgress } from '../ingest/fileProgress';
import { type IngestedFile, type IngestFileDependencies, ingestFile } from '../ingest/ingestFile';
import { emptyPollSummary } from '../ingest/pollSummary';
import { storeTally } from '../ingest/storeTally';
import { CoverageTable } from '../ledger/coverageTable';
import type { ReadableTables } from '../query/readableTables';
import { type ExportFile, openExport } from '../sources/exportFile';
import { IndexWriter } from '../tables/auditIndex/indexWriter';
import { QuarantineWriter } from '../tables/auditQuarantine/quarantineWriter';
import type { DeliveryCounts } from '../tables/auditRecords/delivery';
import { RecordWriter } from '../tables/auditRecords/recordWriter';
import type { StoreOptions } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import { type Covers, closeGaps } from './closeGaps';
import { ExportContents } from './exportContents';
import { ImportedFiles } from './importedFiles';
import type { ImportedExport, ImportSummary } from './importSummary';

// A String column holds 32,768 UTF-16 units, and a SHA-256 takes 64.
const MOST_COVERING_FILES = 400;
const LONGEST_NAMES_UNITS = 32_000;

/** What an import works with. */
export interface ImportDependencies extends ReadableTables {
  readonly clock: Clock;
  readonly retentionMonths: number | undefined;
  readonly appVersion: string;
  readonly progress: FileProgress;
}

/**
 * Imports exports one after another, and closes the gaps that they are said to cover. All of them are looked at before the first is
 * read: a wrong file among them changes nothing.
 *
 * @param covers what the person states about the files together; undefined: nothing
 * @throws OperatorFault where a file is no export or cannot be read, the store cannot be written, or a newer version keeps the gaps
 */
export async function importExports(
  paths: readonly string[],
  covers: Covers | undefined,
  dependencies: ImportDependencies,
  options: StoreOptions = {},
): Promise<ImportSummary> {
  const { store, names } = dependencies;
  const tally = storeTally(store, names);
  const summary: ImportSummary = { ...emptyPollSummary(), files: [], lossy: 0 };
  const contents = covers && new ExportContents(covers.contentType, covers.span);
  const files = new Map<string, ExportFile>();
  for (const path of paths) {
    const file = await openExport(path, options);
    // Given twice, it is one file.
    if (!files.has(file.sha256)) files.set(file.sha256, file);
  }
  if (covers) {
    checkNumber(files);
    // Gaps of a newer version are left alone, and that is said before anything is stored.
    await new CoverageTable(store, names.coverage).read(covers.contentType, options);
  }
  for (const file of files.values()) {
    const imported = await importOne(file, contents, dependencies, options);
    summary.files.push(imported);
    for (const name of Object.keys(countsOf(imported)) as (keyof DeliveryCounts)[])
      summary[name] += imported[name];
    summary.lossy += imported.lossy;
  }
  if (covers && contents) {
    summary.closing = await closeGaps(dependencies, covers, { files: summary.files, contents }, options);
  }
  summary.complete = summary.files.every(({ isWhole }) => isWhole);
  return Object.assign(summary, tally());
}

async function importOne(
  file: ExportFile,
  contents: ExportContents | undefined,
  { store, names, clock, retentionMonths, appVersion, progress }: ImportDependencies,
  options: StoreOptions,
): Promise<ImportedExport> {
  const { fileName, sha256, bytes, form } = file;
  Object.assign(progress, { fileName, bytes, bytesRead: 0 });
  const importedFiles = new ImportedFiles(store, names);
  const begun = { sha256, fileName, form: form.kind, appVersion, begunAt: clock.now() };
  const importedBefore = await importedFiles.begin(begun, options);
  // Not the signal: what was taken is made durable, also once a person has stopped it.
  const index = new IndexWriter(store, names);
  const quarantine = new QuarantineWriter(store, names.quarantine);
  const records = new RecordWriter(store, names, index, quarantine);
  const onRecord: IngestFileDependencies['onRecord'] =
    contents && ((record, search) => contents.add(record, search, fileName));
  const ingested = await ingestFile(
    file,
    { records, index, quarantine, clock, retentionMonths, progress, onRecord },
    options,
  );
  const counts = importedBefore ? asKnown(ingested) : { ...ingested.delivery.counts };
  const { rows, emptyRows, isWhole, delivery } = ingested;
  await importedFiles.finish(sha256, { rows, emptyRows, counts, importedAt: clock.now() }, options);
  const { lossy } = delivery;
  return { fileName, sha256, form, rows, emptyRows, lossy, isWhole, importedBefore, ...counts };
}

/** Each gap's row names all of them. */
function checkNumber(files: ReadonlyMap<string, ExportFile>): void {
  const names = [...files.values()].map(({ fileName }) => fileName).join(', ');
  if (files.size <= MOST_COVERING_FILES && names.length <= LONGEST_NAMES_UNITS) return;
  throw new OperatorFault(
    `${files.size} files are too many for one statement.`,
    `Give at most ${MOST_COVERING_FILES} files with --covers.`,
  );
}

/** What a file brings that was imported whole before: its own rows are known by then. */
function asKnown({ delivery: { counts } }: IngestedFile): DeliveryCounts {
  const { inserted, duplicates, variants } = counts;
  return { ...counts, inserted: 0, variants: 0, duplicates: duplicates + inserted + variants };
}

function countsOf(imported: ImportedExport): DeliveryCounts {
  const { records, inserted, duplicates, respelled, variants, quarantined, beyondRetention } = imported;
  return { records, inserted, duplicates, respelled, variants, quarantined, beyondRetention };
}
