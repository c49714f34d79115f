import { z } from 'zod';

/** A command line to be measured, and the days whose index it reads. */
export interface Question {
  readonly name: string;
  readonly args: readonly string[];
  readonly indexDays: number;
}

const access = z.object({
  Id: z.string(),
  CreationTime: z.string(),
  RecordType: z.literal(50),
  UserId: z.string(),
  MailboxOwnerUPN: z.string(),
  ClientIPAddress: z.string(),
  Folders: z
    .array(z.object({ FolderItems: z.array(z.object({ InternetMessageId: z.string() })).min(1) }))
    .min(1),
});

/**
 * The questions that people have during an incident, about a record that is stored.
 * @param texts received texts, one of a mail access among them
 * @param days that the tables hold
 */
export function questions(texts: readonly string[], days: number): Question[] {
  const record = texts
    .map((text) => access.safeParse(JSON.parse(text)).data)
    .find((each) => each !== undefined);
  const messageId = record?.Folders[0]?.FolderItems[0]?.InternetMessageId;
  if (!record || messageId === undefined) throw new Error('no mail access among the records');
  const day = record.CreationTime.slice(0, 10);
  return [
    {
      name: 'query, a user on a day',
      args: ['query', '--user', record.UserId, '--from', day, '--to', day],
      indexDays: 1,
    },
    { name: 'lookup message', args: ['lookup', 'message', messageId], indexDays: days },
    { name: 'lookup address', args: ['lookup', 'address', record.ClientIPAddress], indexDays: days },
    { name: 'lookup mailbox', args: ['lookup', 'mailbox', record.MailboxOwnerUPN], indexDays: days },
    { name: 'show', args: ['show', record.Id], indexDays: 0 },
  ];
}
