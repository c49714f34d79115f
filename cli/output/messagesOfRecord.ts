import { z } from 'zod';
import { aggregatedFolder } from '../../shared/records/aggregatedFolder';
import { aggregatedMessage } from '../../shared/records/aggregatedMessage';
import { parseExactJson } from '../../shared/records/exactJson';
import { exchangeItem } from '../../shared/records/exchangeItem';
import { nested, nestedList } from '../../shared/records/nestedValue';
import { trimmedFields } from '../../shared/records/trimmedFields';

const fieldsOf = z.record(z.string(), z.unknown());
const withMessages = z.object({
  Folders: nestedList(aggregatedFolder),
  Messages: nestedList(aggregatedMessage),
  Item: nested(exchangeItem),
  AffectedItems: nestedList(exchangeItem),
});

/** A message as far as a record tells of it. */
export interface RecordMessage {
  /** Folder, or what it has to do with the message. */
  readonly where: string | undefined;
  /** InternetMessageId, or the item's own id where the record has no other. */
  readonly id: string | undefined;
  readonly subject: string | undefined;
  readonly sizeInBytes: number | undefined;
}

/**
 * The messages that a record is about.
 * @param text a record's received text
 */
export function messagesOfRecord(text: string): RecordMessage[] {
  const fields = trimmedFields(fieldsOf.parse(parseExactJson(text)));
  const { Folders = [], Messages = [], Item, AffectedItems = [] } = withMessages.parse(fields);
  const found: RecordMessage[] = [];
  if (typeof fields.MessageId === 'string') found.push(messageOf({ Id: fields.MessageId }, undefined));
  for (const folder of Folders) {
    for (const item of folder.FolderItems ?? []) found.push(messageOf(item, folder.Path));
  }
  for (const message of Messages) {
    for (const { SizeInBytes } of message.MessageItems ?? []) {
      found.push(messageOf({ Id: message.Id, SizeInBytes }, 'attachment of'));
    }
  }
  for (const item of [...(Item ? [Item] : []), ...AffectedItems]) {
    found.push(messageOf(item, item.ParentFolder?.Path));
  }
  return found;
}

function messageOf(
  item: {
    InternetMessageId?: string | undefined;
    Id?: string | undefined;
    Subject?: string | undefined;
    SizeInBytes?: number | undefined;
  },
  where: string | undefined,
): RecordMessage {
  const { InternetMessageId: messageId, Id: id, Subject: subject, SizeInBytes: sizeInBytes } = item;
  return { where, id: messageId ?? id, subject, sizeInBytes };
}
