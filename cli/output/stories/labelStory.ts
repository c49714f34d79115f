import type { StoredRow } from '../../../shared/tables/store/tableStore';
import { count } from '../count';
import { storyFields, textOf, userOf } from './storyFields';

/** The story of a message with a sensitivity label (type 43). */
export function labelStory(row: StoredRow): string {
  const receivers = storyFields(row).Receivers ?? [];
  const to = receivers.length > 3 ? count(receivers.length, 'recipient') : receivers.join(', ');
  const item = textOf(row.ItemName);
  const label = textOf(row.LabelName) ?? textOf(row.LabelId) ?? 'without a name';
  const action = textOf(row.LabelAction);
  const change = action && action !== 'None' ? ` (${action})` : '';
  return `A message${item ? ` "${item}"` : ''} from ${textOf(row.Sender) ?? userOf(row)}${to ? ` to ${to}` : ''} has the sensitivity label "${label}"${change}.`;
}
