import type { StoredRow } from '../../../shared/tables/store/tableStore';
import { failureOf, mailboxOf, type StoryFields, textOf, userOf } from './storyFields';

/** The story of a folder whose rights were changed. */
export function folderRightsStory(row: StoredRow, { Item: item, Folder: ownFolder }: StoryFields): string {
  const folder = item?.ParentFolder ?? ownFolder;
  const member = folder?.MemberUpn ?? folder?.MemberSid ?? 'somebody';
  const place = `${folder?.Path ?? 'a folder'} in ${mailboxOf(row)}`;
  const isTaken = textOf(row.Operation)?.startsWith('Remove') === true || folder?.MemberRights === 'None';
  const what = isTaken
    ? `took the rights on ${place} from ${member}`
    : `gave ${member} the rights ${folder?.MemberRights ?? '(not told)'} on ${place}`;
  return `${userOf(row)} ${what}.${failureOf(row)}`;
}
