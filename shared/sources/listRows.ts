import type { ExportRow, SearchNote } from './exportRow';
import { linesOf } from './linesOf';

const PROPERTY = /^(\w+)[ \t]*: ?(.*)$/;

/** One object as PowerShell prints it. */
type ListItem = Map<string, string>;

/**
 * Reads what PowerShell prints of objects as a list (`AuditData : {...}`). A new object begins where a name comes again: empty lines
 * stand between two objects, and on Microsoft's pages between any two lines. Lines that the console's width has wrapped go on below the
 * value's first character and are put together again; a blank at such a border is lost, so such a record may differ from its twin in the
 * tables and then stands beside it.
 */
export async function* listRows(bytes: AsyncIterable<Buffer>): AsyncGenerator<ExportRow> {
  let item: ListItem = new Map();
  let [number, name, indent] = [0, '', 0];
  for await (const bytesOfLine of linesOf(bytes)) {
    const line = bytesOfLine.toString('utf8');
    const [, property, value = ''] = PROPERTY.exec(line) ?? [];
    const isWrapped = name !== '' && line.length > indent && line.slice(0, indent).trim() === '';
    if (property === undefined && isWrapped) {
      item.set(name, `${item.get(name) ?? ''}${line.slice(indent)}`);
      continue;
    }
    const key = property?.toLowerCase();
    if (key !== undefined && item.has(key)) {
      yield listRow(item, ++number);
      item = new Map();
    }
    name = key ?? '';
    if (key === undefined) continue;
    indent = line.length - value.length;
    item.set(key, value);
  }
  if (item.size > 0) yield listRow(item, ++number);
}

function listRow(item: ListItem, number: number): ExportRow {
  const text = item.get('auditdata')?.trim() ?? '';
  if (text === '') return { kind: 'empty', number };
  return { kind: 'record', number, utf8: Buffer.from(text, 'utf8'), search: searchNote(item) };
}

function searchNote(item: ListItem): SearchNote {
  const [resultIndex, resultCount] = ['resultindex', 'resultcount'].map((name) => {
    const text = item.get(name)?.trim() ?? '';
    return /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
  });
  return { resultIndex, resultCount };
}
