import { z } from 'zod';
import { parseExactJson } from '../../shared/records/exactJson';
import { recordDetails } from '../../shared/records/recordDetails';
import { trimmedFields } from '../../shared/records/trimmedFields';

const fieldsOf = z.record(z.string(), z.unknown());

/**
 * The messages that a record is about, one line each: folder, message id, subject, size, as far as it tells.
 * @param text a record's received text
 */
export function recordMessages(text: string): string[] {
  const fields = trimmedFields(fieldsOf.parse(parseExactJson(text)));
  const { Folders = [], Messages = [], Item, AffectedItems = [] } = recordDetails(fields);
  const lines: string[] = [];
  if (typeof fields.MessageId === 'string') lines.push(fields.MessageId);
  for (const folder of Folders) {
    for (const item of folder.FolderItems ?? []) lines.push(messageLine(item, folder.Path));
  }
  for (const message of Messages) {
    for (const { SizeInBytes } of message.MessageItems ?? []) {
      lines.push(messageLine({ Id: message.Id, SizeInBytes }, 'attachment of'));
    }
  }
  for (const item of [...(Item ? [Item] : []), ...AffectedItems]) {
    lines.push(messageLine(item, item.ParentFolder?.Path));
  }
  return lines.filter(Boolean);
}

function messageLine(
  item: {
    InternetMessageId?: string | undefined;
    Id?: string | undefined;
    Subject?: string | undefined;
    SizeInBytes?: number | undefined;
  },
  where: string | undefined,
): string {
  const subject = item.Subject ? `"${item.Subject}"` : undefined;
  const size = item.SizeInBytes === undefined ? undefined : `${item.SizeInBytes} bytes`;
  return [where, item.InternetMessageId ?? item.Id, subject, size].filter(Boolean).join('  ');
}
