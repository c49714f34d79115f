import { z } from 'zod';
import type { PublishedRecord } from './publishedRecord';

const usable = z.object({
  Id: z.string().min(1),
  RecordType: z.coerce.number().int(),
  CreationTime: z.string(),
});

/** Reads id, type and time out of a record's text; one that cannot be read so is expected in quarantine. */
export function describeRecord(text: string): PublishedRecord {
  const parsed = usable.safeParse(parse(text));
  if (!parsed.success) return { text, id: '', recordType: 0, creationTime: '', expected: 'quarantined' };
  const { Id, RecordType, CreationTime } = parsed.data;
  return { text, id: Id, recordType: RecordType, creationTime: CreationTime };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
