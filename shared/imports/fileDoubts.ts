import type { ExportForm } from '../sources/exportForm';
import type { ClosingDoubt } from './closingDoubt';

// "Up to 50,000 rows" an export of the portal, and a session of Search-UnifiedAuditLog; 5,000 rows a call of it, 100 unless asked for
// more (Microsoft's reference of the cmdlet); 1,000,000 records a query of Microsoft Graph.
const PORTAL_LIMIT = 50_000;
const CALL_LIMIT = 5_000;
const DEFAULT_RESULTS = 100;
const GRAPH_LIMIT = 1_000_000;

interface ReadFile {
  readonly fileName: string;
  readonly form: ExportForm;
  readonly rows: number;
  readonly emptyRows: number;
  readonly quarantined: number;
  readonly isWhole: boolean;
}

/**
 * What of one file keeps it from being taken for whole, whoever states so: an end in the middle, rows that could not be used, as many
 * rows as its source gives at the most.
 * @param sourceLimit rows that the search could give, where a person knows it
 */
export function fileDoubts(file: ReadFile, sourceLimit: number | undefined): ClosingDoubt[] {
  const { fileName, rows, emptyRows, quarantined, isWhole } = file;
  const doubts: ClosingDoubt[] = [];
  const add = (code: ClosingDoubt['code'], text: string) =>
    doubts.push({ code, text: `${fileName} ${text}`, canBeStated: false });
  if (rows === 0) add('noRecords', 'has no rows.');
  if (!isWhole) add('brokenFile', `cannot be read beyond row ${Math.max(0, rows - 1)}.`);
  if (quarantined + emptyRows > 0) {
    add('unusableRows', `has ${quarantined + emptyRows} of ${rows} rows without a readable record.`);
  }
  const limit = sourceLimit ?? sourceLimitOf(file.form);
  const advice = 'Export shorter spans, and give all files at once';
  if (rows > 0 && rows >= limit) {
    add(
      'rowLimit',
      `has ${rows} rows, and its source gives ${limit} at the most. ${advice}; or say with --source-limit N how many it could have given.`,
    );
  } else if (rows > 0 && isFullPages(file)) {
    const text = `${fileName} has ${rows} rows, which is what calls of Search-UnifiedAuditLog give that were not repeated to the end. ${advice}, or repeat with one SessionId until nothing comes back.`;
    // Who names the limit of the whole search has thought of its pages.
    doubts.push({ code: 'rowLimit', text, canBeStated: sourceLimit !== undefined });
  }
  return doubts;
}

function sourceLimitOf({ source }: ExportForm): number {
  return source === 'graph' ? GRAPH_LIMIT : PORTAL_LIMIT;
}

/** Whether a number of rows is what a search gives that was not asked for its next page; the portal and Graph have none. */
function isFullPages({ form, rows }: ReadFile): boolean {
  if (form.kind === 'purviewCsv' || form.source === 'graph') return false;
  return rows % CALL_LIMIT === 0 || rows === DEFAULT_RESULTS;
}
