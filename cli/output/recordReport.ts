import type { StoredRow } from '../../shared/tables/store/tableStore';
import { recordGroups } from './recordGroups';
import { recordMessages } from './recordMessages';
import { recordStory } from './recordStory';
import { terminalSafe } from './terminalSafe';
import { utcText } from './utcText';

const LABEL_WIDTH = 22;

interface TitledLines {
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * A stored record for a person: what it says in one sentence, its fields by who, what, from where and which messages, where it stands,
 * and the text as it was received.
 */
export function recordReport({ row, text }: { row: StoredRow; text: string }): string {
  const time = row.CreationTime instanceof Date ? `${utcText(row.CreationTime)} UTC: ` : '';
  const lines = [`${time}${recordStory(row)}`];
  if (row.IsVariant === true)
    lines.push('This text came later under the same Id; the first one is kept, too.');
  const messages = recordMessages(text).map((line) => `  ${line}`);
  const groups = recordGroups(row).map(
    ({ title, fields }): TitledLines => ({
      title,
      lines: fields.map(({ column, text: value }) => `  ${column.padEnd(LABEL_WIDTH - 1)} ${value}`),
    }),
  );
  const further = groups.findIndex(({ title }) => title === 'Other fields' || title === 'Stored');
  groups.splice(further, 0, { title: 'Which messages', lines: messages });
  for (const { title, lines: own } of groups) if (own.length > 0) lines.push('', title, ...own);
  lines.push('', 'As received', ...text.replaceAll('\t', '  ').split(/\r\n|\r|\n/));
  return `${lines.map(terminalSafe).join('\n')}\n\n`;
}
