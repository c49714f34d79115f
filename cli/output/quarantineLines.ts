import type { QuarantinedItem } from '../../shared/replay/quarantinedItem';
import { count } from './count';
import { terminalSafe } from './terminalSafe';

const LONGEST_CONTENT_UNITS = 40;

/** A quarantined text in two lines: why and from where, then the name to replay it by. Never the text. */
export function quarantineLines(item: QuarantinedItem): string {
  const { partitionKey, rowKey, reason, detail, index, contentId, fileName, bytes, quarantinedAt } = item;
  const place = index === undefined || index < 0 ? '' : `, no. ${index + 1}`;
  const from =
    fileName === undefined
      ? `content of ${partitionKey}${place}: ${contentId.slice(0, LONGEST_CONTENT_UNITS)}`
      : `file ${fileName}${place}`;
  const since = quarantinedAt === undefined ? '' : `, since ${quarantinedAt.slice(0, 19).replace('T', ' ')}`;
  const size = bytes === undefined ? '' : `, ${count(bytes, 'byte')}`;
  const lines = [`${reason}${since}${size}, ${from}. ${detail}`, `  ${partitionKey}/${rowKey}`];
  return lines.map((line) => `${terminalSafe(line)}\n`).join('');
}
