import type { CsvForm, ExportEncoding, ExportForm, JsonForm } from './exportForm';

const DELIMITERS = [',', ';', '\t'] as const;
// A page of Graph: annotations (without a bracket, so that the first one is the records'), then the records.
const GRAPH_PAGE = /^\{\s*(?:"@[^"[]*"\s*:\s*(?:"[^"[]*"|\d+)\s*,\s*)*"value"\s*:\s*\[/;
const NEXT_PAGE = /"@odata\.nextLink"\s*:\s*"[^"]/i;
// The same behind the records.
const NEXT_PAGE_AT_END = /\]\s*,[^[{]*"@odata\.nextLink"\s*:\s*"[^"]+"[^[{]*\}\s*$/i;
const FIRST_LINE = /^(?:#TYPE\b|sep=.\s*$)/im;
const JSON_OBJECT = /^\[?\s*\{\s*"/;
// Every form of a record, and of a row around one, has some of these.
const RECORD_FIELD =
  /"(?:id|auditdata|creation(?:time|date)|operations?|recordtype|auditlogrecordtype|createddatetime|userid)"\s*:/i;
const LIST_ITEM = /^AuditData[ \t]*:[ \t]*\{/im;

/**
 * Tells by its beginning what an export is, whatever its name.
 * @param head first bytes of the file, some 64 KiB
 * @returns undefined for anything else
 */
export function recogniseExport(head: Buffer): { form: ExportForm; encoding: ExportEncoding } | undefined {
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding).decode(head).trimStart();
  const form = jsonForm(text) ?? csvForm(text) ?? listForm(text);
  return form && { form, encoding };
}

// PowerShell's redirection writes UTF-16 with a byte order mark; others write UTF-8. Without the mark UTF-16 shows by its first letter.
function encodingOf([first = 1, second = 1]: Buffer): ExportEncoding {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0) ? 'utf-16be' : 'utf-8';
}

function jsonForm(text: string): JsonForm | undefined {
  const source = /"auditLogRecordType"|"@odata\./.test(text) ? 'graph' : 'json';
  if (!/^[[{]/.test(text)) return undefined;
  const page = GRAPH_PAGE.exec(text)?.[0];
  if (page !== undefined)
    return { kind: 'jsonPage', source, ...(NEXT_PAGE.test(page) && { hasNextPage: true }) };
  // Some other JSON, such as a file of settings, must not end up in quarantine as an audit record that cannot be read.
  if (JSON_OBJECT.test(text) && !RECORD_FIELD.test(text)) return undefined;
  if (text.startsWith('[')) return { kind: 'jsonArray', source };
  return { kind: isJson(firstLine(text)) ? 'jsonLines' : 'jsonObjects', source };
}

/** @param tail last bytes of a page of Graph */
export function namesNextPage(tail: Buffer): boolean {
  return NEXT_PAGE_AT_END.test(tail.toString('utf8'));
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** Only AuditData is needed: it alone rebuilds the record. */
function csvForm(text: string): CsvForm | undefined {
  const hasTypeLine = FIRST_LINE.test(text);
  const header = firstLine(hasTypeLine ? text.slice(firstLine(text).length).trimStart() : text);
  for (const delimiter of DELIMITERS) {
    const names = header.split(delimiter).map(columnName);
    if (!names.includes('auditdata')) continue;
    return { kind: csvKind(names), source: 'csv', delimiter, hasTypeLine };
  }
  return undefined;
}

function csvKind(names: readonly string[]): CsvForm['kind'] {
  if (names.includes('recordid')) return 'purviewCsv';
  return names.includes('identity') || names.includes('resultcount') ? 'searchCsv' : 'csv';
}

/** A column's name as it is compared: exports differ in letter case, quotes and blanks. */
export function columnName(title: string): string {
  return title
    .replace(/^\ufeff/, '')
    .trim()
    .replace(/^"|"$/g, '')
    .trim()
    .toLowerCase();
}

function listForm(text: string): ExportForm | undefined {
  if (!LIST_ITEM.test(text)) return undefined;
  return { kind: 'powershellList', source: 'powershell' };
}

function firstLine(text: string): string {
  return /^[^\r\n]*/.exec(text)?.[0] ?? '';
}
