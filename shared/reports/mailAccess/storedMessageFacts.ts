import { z } from 'zod';
import { findRecords } from '../../query/findRecords';
import type { ReadableTables } from '../../query/readableTables';
import { exchangeItem } from '../../records/exchangeItem';
import { nested, nestedList, nestedText } from '../../records/nestedValue';
import type { StoreOptions } from '../../tables/store/tableStore';
import { bareMessageId } from '../bareMessageId';
import { jsonColumn } from '../jsonColumn';
import type { MessageFacts } from './mailAccessReport';

const columns = z.object({
  Item: jsonColumn(nested(exchangeItem)),
  AffectedItems: jsonColumn(nestedList(exchangeItem)),
  MessageId: nestedText,
  MailSubject: nestedText,
  InternetMessageId: nestedText,
  Subject: nestedText,
});

// Items created, sent or changed (2), moved or deleted (3), mail with threats (28), encrypted mail (154): all name the subject.
const RECORD_TYPES = [2, 3, 28, 154];

/**
 * Subject and size of messages, as any stored record of a span tells them.
 * @param messageIds in lower case, without angle brackets
 */
export async function storedMessageFacts(
  tables: ReadableTables,
  messageIds: ReadonlySet<string>,
  span: { from?: Date | undefined; to?: Date | undefined },
  { abortSignal }: StoreOptions = {},
): Promise<Map<string, MessageFacts>> {
  const facts = new Map<string, MessageFacts>();
  if (messageIds.size === 0) return facts;
  const select = Object.keys(columns.shape);
  const rows = findRecords(
    tables,
    { ...span, recordTypes: RECORD_TYPES, order: 'oldest' },
    { select, abortSignal },
  );
  for await (const row of rows) {
    for (const { id, subject, sizeInBytes } of factsOf(row)) {
      const messageId = id === undefined ? undefined : bareMessageId(id);
      if (messageId === undefined || !messageIds.has(messageId)) continue;
      const known = facts.get(messageId);
      facts.set(messageId, {
        // Of a draft that was changed the last subject counts.
        subject: subject ?? known?.subject,
        sizeInBytes: sizeInBytes ?? known?.sizeInBytes,
      });
    }
  }
  return facts;
}

function factsOf(row: Readonly<Record<string, unknown>>) {
  const read = columns.parse(row);
  const items = [...(read.Item ? [read.Item] : []), ...(read.AffectedItems ?? [])];
  return [
    ...items.map(({ InternetMessageId, Subject, SizeInBytes }) => ({
      id: InternetMessageId,
      subject: Subject || undefined,
      sizeInBytes: SizeInBytes,
    })),
    { id: read.MessageId, subject: read.MailSubject || undefined, sizeInBytes: undefined },
    { id: read.InternetMessageId, subject: read.Subject || undefined, sizeInBytes: undefined },
  ];
}
