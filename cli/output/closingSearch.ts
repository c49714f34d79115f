import type { ClosingExport } from '../../shared/query/closingExports';
import { knownRecordTypes, recordTypeName } from '../../shared/records/recordTypes';
import { contentTypes } from '../../shared/settings/contentTypes';

/** How to close gaps by an export, ready to be copied. */
export interface ClosingSearch {
  /** Exchange Online PowerShell; lines, without the last line end. */
  readonly search: string;
  /** What to enter in the audit search of the Purview portal. */
  readonly portal: string;
  /** The command that takes the export in and closes the gaps. */
  readonly importCommand: string;
}

// Of one session of Search-UnifiedAuditLog, and of one export of the portal.
const MOST_ROWS = 50_000;

const known = new Set(knownRecordTypes());

/**
 * The search, the export and the import that close gaps. A session gives 5,000 rows a call until nothing comes any more, 50,000 in all (docs
 * of Search-UnifiedAuditLog, which reads times without a zone as UTC): so each record type has a session and a file of its own.
 */
export function closingSearch({ contentType, from, to, recordTypes }: ClosingExport): ClosingSearch {
  const [start, end] = [minuteText(from), minuteText(to)];
  const types = recordTypes?.map(searchableType) ?? [];
  const name = `gap-${start.slice(0, 10)}`;
  const own = types.length > 0 ? `${name}-$type` : name;
  const session = [
    // A session of before would go on where it ended.
    '$session = [guid]::NewGuid()',
    'do {',
    `  $rows = Search-UnifiedAuditLog${types.length > 0 ? ' -RecordType $type' : ''} \``,
    `    -StartDate '${start}' -EndDate '${end}' \``,
    '    -SessionId $session -SessionCommand ReturnLargeSet -ResultSize 5000',
    '  if ($rows) { $rows |',
    `    Export-Csv "${own}.csv" -Append -NoTypeInformation -Encoding UTF8 }`,
    '} while ($rows)',
  ];
  const ofEach = [`foreach ($type in ${quotedList(types)}) {`, ...session.map((line) => `  ${line}`), '}'];
  const files = types.length > 0 ? `${name}-*.csv` : `${name}.csv`;
  const span = `${start.replace(' ', 'T')}Z..${end.replace(' ', 'T')}Z`;
  // Only what is known goes into a line that is to be copied into a shell.
  const isOther = contentType !== 'Audit.Exchange' && contentTypes.includes(contentType);
  const ofContentType = isOther ? ` --content-type ${contentType}` : '';
  return {
    search: (types.length > 0 ? ofEach : session).join('\n'),
    portal: `Audit, New search, ${start} to ${end} UTC, record types ${types.join(', ') || 'all'}, no other filter; then Export`,
    importCommand: `npm run --silent audit -- import ${files} --covers ${span} --source-limit ${MOST_ROWS}${ofContentType}`,
  };
}

/** A type that has no name here may have one in the cmdlet, which takes the number as well. */
function searchableType(recordType: number): string {
  return known.has(recordType) ? recordTypeName(recordType) : String(recordType);
}

function minuteText(time: Date): string {
  return time.toISOString().slice(0, 16).replace('T', ' ');
}

/** Names for PowerShell, a few on each line. */
function quotedList(names: readonly string[]): string {
  const lines: string[] = [];
  for (let at = 0; at < names.length; at += 3) {
    lines.push(
      names
        .slice(at, at + 3)
        .map((name) => `'${name}'`)
        .join(', '),
    );
  }
  return lines.join(',\n  ');
}
