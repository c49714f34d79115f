import { createRecordSource, type RecordSource } from '../test/tenant/generator/recordSource';

const DAY_MS = 24 * 60 * 60_000;
// The newest record is older than the newest blob, which is older than any second look at fresh content.
const NEWEST_RECORD_MS = 2 * 60 * 60_000;

/** The records of a backlog: the same ones each time, as far as they reach back from the same moment. */
export function backlogSource({
  records,
  days,
  now,
}: {
  records: number;
  /** How far back they reach. */
  days: number;
  now: Date;
}): RecordSource {
  const to = new Date(now.getTime() - NEWEST_RECORD_MS);
  return createRecordSource({
    seed: 'bench',
    count: records,
    from: new Date(to.getTime() - days * DAY_MS),
    to,
  });
}
