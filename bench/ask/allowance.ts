import type { Question } from './questions';

const ROWS_A_PAGE = 1_000;
// Names of the tables, where the index begins and ends, content types, coverage, gaps: whatever is asked.
const BESIDE_THE_ANSWER = 10;
const RECORD_LINE = /^(\d{4}-\d\d-\d\d) \d\d:\d\d:\d\d {2}(\S+)/gm;

/** What an answer may cost: a request for each partition that it touches and each further page, and entities in proportion to it. */
export interface Allowance {
  readonly requests: number;
  readonly entities: number;
  readonly records: number;
}

/** @param printed the table that was printed, one line a record */
export function allowance({ indexDays }: Pick<Question, 'indexDays'>, printed: string): Allowance {
  const lines = [...printed.matchAll(RECORD_LINE)];
  const partitions = new Set(lines.map(([, day, type]) => `${type} ${day}`)).size + indexDays;
  // One more than is printed is read, to tell whether there are more.
  const records = Math.max(1, lines.length) + 1;
  return {
    requests: partitions + Math.floor(records / ROWS_A_PAGE) + BESIDE_THE_ANSWER,
    entities: records * 3 + partitions * ROWS_A_PAGE,
    records: lines.length,
  };
}
