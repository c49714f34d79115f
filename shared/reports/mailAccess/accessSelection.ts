import type { RecordQuery } from '../../query/recordQuery';

/** Whose access to whose mail a report is about. All that is given has to be true; nothing given means everybody's. */
export type AccessSelection = Pick<RecordQuery, 'user' | 'mailbox' | 'session' | 'address' | 'app'>;
