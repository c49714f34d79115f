import { odata } from '@azure/data-tables';
import type { StoredRow } from '../tables/store/tableStore';
import { indexedUser } from './indexedUser';
import { operationPattern } from './operationPattern';
import type { RecordQuery } from './recordQuery';

/** What is left of a query once the keys have been chosen by. */
export interface RecordMatch {
  /** Value of the index to find the user's records by; undefined: no user is asked for, or the index does not have it. */
  readonly indexedUser: string | undefined;
  /** What the store can choose by, as an OData filter. */
  readonly condition: string | undefined;
  /** The exact test of a row with the columns CreationTime, Operation and UserId. */
  matches(row: StoredRow): boolean;
}

/** The tests of a query that go beyond the keys. */
export function recordMatch({ operation, user, from, to }: RecordQuery): RecordMatch {
  const pattern = operation === undefined ? undefined : operationPattern(operation);
  const inIndex = user === undefined ? undefined : indexedUser(user);
  const wantedUser = inIndex === undefined ? user?.trim().toLowerCase() : undefined;
  return {
    indexedUser: inIndex,
    condition: pattern?.exact === undefined ? undefined : odata`Operation eq ${pattern.exact}`,
    matches({ Operation: name, UserId: userId, CreationTime: created }) {
      if (pattern && !pattern.matches(name)) return false;
      if (wantedUser !== undefined && bare(userId) !== wantedUser) return false;
      if (!(created instanceof Date)) return true;
      return !(from && created < from) && !(to && created >= to);
    },
  };
}

function bare(userId: unknown): string | undefined {
  return typeof userId === 'string' ? userId.trim().toLowerCase() : undefined;
}
