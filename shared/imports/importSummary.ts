import type { PollSummary } from '../ingest/pollSummary';
import type { ExportForm } from '../sources/exportForm';
import type { DeliveryCounts } from '../tables/auditRecords/delivery';
import type { ClosingOutcome } from './closeGaps';

/** One file that was imported. */
export interface ImportedExport extends DeliveryCounts {
  readonly fileName: string;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly form: ExportForm;
  /** A header not counted. */
  readonly rows: number;
  readonly emptyRows: number;
  /** Part of the duplicates: damaged copies (`?` for letters beyond ASCII) of what is stored. */
  readonly lossy: number;
  /** It was read to its end. */
  readonly isWhole: boolean;
  /** When a file of the same bytes was imported before. */
  readonly importedBefore: Date | undefined;
}

/** What an import did: a poll's summary and what became of each file. Printed by `import --json`; keys may be added, not changed. */
export interface ImportSummary extends PollSummary {
  readonly files: ImportedExport[];
  lossy: number;
  /** Where the person stated what the files cover. */
  closing?: ClosingOutcome;
}
