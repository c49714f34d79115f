/** What records there are on one day (UTC day of CreationTime), as far as tells a filtered export from a whole one. */
export interface DayContents {
  records: number;
  readonly recordTypes: Set<number>;
  readonly operations: Set<string>;
  readonly users: Set<string>;
}

// Whether it is one or several is all that is asked; a tenant may have a hundred thousand.
const MOST_NAMES = 1_000;

/** Adds a record to its day. */
export function addToDay(
  days: Map<string, DayContents>,
  day: string,
  { recordType, operation, userId }: { recordType: number; operation: string; userId: string },
): void {
  const known = days.get(day);
  const contents = known ?? { records: 0, recordTypes: new Set(), operations: new Set(), users: new Set() };
  if (!known) days.set(day, contents);
  contents.records += 1;
  contents.recordTypes.add(recordType);
  if (contents.operations.size < MOST_NAMES) contents.operations.add(operation);
  if (contents.users.size < MOST_NAMES) contents.users.add(userId.toLowerCase());
}
