import { RecordSplitter } from '../records/recordSplitter';
import { auditDataText } from './auditDataText';
import type { JsonForm } from './exportForm';
import type { ExportRow } from './exportRow';
import { linesOf } from './linesOf';

const OPEN_BRACKET = Buffer.from('[');
const CLOSE_BRACKET = Buffer.from(']');

/**
 * Reads a JSON export record by record, the exact text of each.
 * @param bytes the file as UTF-8 without byte order mark
 */
export async function* jsonRows(bytes: AsyncIterable<Buffer>, form: JsonForm): AsyncGenerator<ExportRow> {
  let number = 0;
  if (form.kind === 'jsonLines') {
    // A line is a record of its own: a broken one harms no other.
    for await (const line of linesOf(bytes)) if (!isBlank(line)) yield jsonRow(line, ++number);
    return;
  }
  const splitter = new RecordSplitter();
  for await (const chunk of form.kind === 'jsonArray' ? bytes : asArray(bytes, form.kind)) {
    for (const element of splitter.push(chunk)) yield jsonRow(element, ++number);
  }
  const end = splitter.end();
  // After the records of a page stand Graph's notes, such as where the next page is.
  if (end.whole || (form.kind === 'jsonPage' && end.reason === 'trailingBytes')) return;
  const detail = `The file is no whole JSON (${end.reason}); this is the rest from record ${number + 1} on.`;
  yield { kind: 'broken', number: number + 1, utf8: end.rest, detail };
}

function jsonRow(element: Buffer, number: number): ExportRow {
  const { utf8, search } = auditDataText(element);
  return utf8 ? { kind: 'record', number, utf8, search } : { kind: 'empty', number };
}

/** Objects one after another in brackets; of a page what follows its first bracket. */
async function* asArray(
  bytes: AsyncIterable<Buffer>,
  kind: 'jsonObjects' | 'jsonPage',
): AsyncGenerator<Buffer> {
  let isInside = kind === 'jsonObjects';
  if (isInside) yield OPEN_BRACKET;
  for await (const chunk of bytes) {
    // A bracket stands in no annotation before the records, or the page would not have been recognised.
    const from = isInside ? 0 : chunk.indexOf(OPEN_BRACKET);
    if (from === -1) continue;
    isInside = true;
    yield chunk.subarray(from);
  }
  if (kind === 'jsonObjects') yield CLOSE_BRACKET;
}

function isBlank(line: Buffer): boolean {
  return line.length < 3 && line.toString('latin1').trim() === '';
}
