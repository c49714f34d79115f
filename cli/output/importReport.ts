import type { ClosingOutcome } from '../../shared/imports/closeGaps';
import type { ImportedExport, ImportSummary } from '../../shared/imports/importSummary';
import type { ExportForm } from '../../shared/sources/exportForm';
import { count } from './count';
import { gapText } from './gapText';
import { terminalSafe } from './terminalSafe';
import { utcText } from './utcText';

const FORMS: Readonly<Record<ExportForm['kind'], string>> = {
  purviewCsv: 'CSV of the Purview audit search',
  searchCsv: 'CSV of Search-UnifiedAuditLog',
  csv: 'CSV with AuditData',
  jsonArray: 'JSON',
  jsonLines: 'JSON Lines',
  jsonObjects: 'JSON',
  jsonPage: 'page of Microsoft Graph',
  powershellList: 'PowerShell list',
};

const MOST_GAPS = 10;

/** What an import did, for a person. */
export function importReport({ files, closing }: ImportSummary): string {
  const lines = files.flatMap(fileLines);
  if (closing) lines.push(...closingLines(closing));
  return lines.map((line) => `${terminalSafe(line)}\n`).join('');
}

function fileLines(file: ImportedExport): string[] {
  const { fileName, form, rows, emptyRows, inserted, duplicates, lossy, variants } = file;
  const kinds = [
    `${inserted} stored`,
    `${duplicates} known already`,
    variants > 0 ? `${variants} with another text than is stored, kept beside it` : '',
    file.quarantined > 0 ? `${file.quarantined} unreadable, kept in quarantine (see the command replay)` : '',
    file.beyondRetention > 0 ? `${file.beyondRetention} older than you keep, left out` : '',
    emptyRows > 0 ? `${count(emptyRows, 'row')} without a record` : '',
  ];
  const lines = [
    `${fileName} (${FORMS[form.kind]}, ${count(rows, 'row')}): ${kinds.filter(Boolean).join(', ')}.`,
  ];
  if (file.importedBefore) lines.push(`  It was imported before, on ${utcText(file.importedBefore)} UTC.`);
  if (!file.isWhole)
    lines.push(`  It cannot be read beyond row ${rows - 1}. Was it cut off? Export it once more.`);
  if (lossy > 0) {
    lines.push(
      `  ${lossy} of the known ones have ? in place of letters; export with -Encoding UTF8 to keep them.`,
    );
  }
  return lines;
}

function closingLines({ contentType, from, to, closed, open, doubts }: ClosingOutcome): string[] {
  const span = `${utcText(from)} to ${utcText(to)} UTC`;
  const lines = closed.map((gap) => `Closed by your statement: ${gapText(gap)}`);
  if (closed.length > 0) lines.push(...doubts.map(({ text }) => `  Noted beside it: ${text}`));
  else {
    lines.push(
      doubts.length > 0
        ? `No gap was closed, because it is not sure that the export holds everything of ${span}:`
        : `No open gap of ${contentType} lies within ${span} together with the 7 days before it.`,
    );
    lines.push(...doubts.map(({ text }) => `  ${text}`));
    if (doubts.length > 0 && doubts.every(({ canBeStated }) => canBeStated)) {
      lines.push(
        '  If you know that no filter was used, add --whole: your statement is kept with these remarks.',
      );
    }
  }
  lines.push(...open.slice(0, MOST_GAPS).map((gap) => `Still open: ${gapText(gap)}`));
  if (open.length > MOST_GAPS) lines.push(`And ${count(open.length - MOST_GAPS, 'more gap')}; see status.`);
  return lines;
}
