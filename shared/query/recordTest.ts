import { odata } from '@azure/data-tables';
import { readKeptText } from '../tables/store/keptText';
import type { StoredRow } from '../tables/store/tableStore';
import { lookupRange } from './lookupRange';
import { operationPattern } from './operationPattern';
import type { RecordQuery } from './recordQuery';
import { resultSpellings } from './resultSpellings';
import { saysText } from './saysText';

/** What is left of a query once the keys have been chosen by. */
export interface RecordTest {
  /** What the store can choose by, as an OData filter. */
  readonly condition: string | undefined;
  /** Columns that are compared here, because the store cannot or not exactly. */
  readonly checkedHere: readonly string[];
  /** Whether a record of this operation may be wanted: an index row tells it. */
  wantsOperation(operation: unknown): boolean;
  /** The test of a row with the columns CreationTime, Operation, UserId and ResultStatus, and with its text where one is asked for. */
  matches(row: StoredRow): boolean;
  /** The test of a received text, where one is asked for; a text of several rows is not known to `matches`. */
  says: ((received: string) => boolean) | undefined;
}

// A row of a second is chosen by its key, the fraction is not in it.
const WHOLE_SECOND_MS = 1_000;

/** The tests of a query that go beyond the keys. */
export function recordTest(query: RecordQuery): RecordTest {
  const { operation, user, result, text, from, to } = query;
  const pattern = operation === undefined ? undefined : operationPattern(operation);
  const oddUser = user !== undefined && !lookupRange('user', user) ? bare(user) : undefined;
  const wantedResult = result === undefined ? undefined : bare(result);
  const says = text === undefined ? undefined : saysText(text);
  const conditions = [
    operationCondition(pattern),
    result === undefined ? undefined : resultCondition(result),
  ];
  const isWithinSecond = [from, to].some((time) => time && time.getTime() % WHOLE_SECOND_MS !== 0);
  return {
    condition: conditions.filter((condition) => condition !== undefined).join(' and ') || undefined,
    checkedHere: [
      ...(pattern && pattern.exact === undefined ? ['Operation'] : []),
      ...(oddUser === undefined ? [] : ['UserId']),
      ...(says ? ['AuditData'] : []),
      ...(isWithinSecond ? ['CreationTime'] : []),
    ],
    wantsOperation: (name) => typeof name !== 'string' || pattern === undefined || pattern.matches(name),
    says,
    matches(row) {
      const { Operation: name, UserId: userId, ResultStatus: status, CreationTime: created } = row;
      if (pattern && !pattern.matches(name)) return false;
      if (oddUser !== undefined && bare(userId) !== oddUser) return false;
      if (wantedResult !== undefined && bare(status) !== wantedResult) return false;
      if (created instanceof Date && ((from && created < from) || (to && created >= to))) return false;
      return !says || row.Parts !== undefined || says(readKeptText([row], 'AuditData')?.toString() ?? '');
    },
  };
}

function operationCondition(pattern: ReturnType<typeof operationPattern> | undefined): string | undefined {
  if (pattern?.exact !== undefined) return odata`Operation eq ${pattern.exact}`;
  const behind = pattern && behindStart(pattern.start);
  return behind && odata`Operation ge ${pattern.start} and Operation lt ${behind}`;
}

/** The first text behind all that begin so; undefined where that is not simple. */
function behindStart(start: string): string | undefined {
  const last = start.charCodeAt(start.length - 1);
  return last < 0x7f ? start.slice(0, -1) + String.fromCharCode(last + 1) : undefined;
}

function resultCondition(result: string): string {
  return `(${resultSpellings(result)
    .map((spelling) => odata`ResultStatus eq ${spelling}`)
    .join(' or ')})`;
}

function bare(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim().toLowerCase() : undefined;
}
