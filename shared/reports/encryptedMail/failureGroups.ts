import type { PortalEvent } from './portalEvent';

/** Attempts that failed in the same way. */
export interface FailureGroup {
  readonly recipient: string;
  readonly operation: string;
  readonly action: PortalEvent['action'];
  readonly method: string | undefined;
  readonly hasSignInFailed: boolean;
  readonly attachment: string | undefined;
  readonly attempts: number;
  readonly first: Date;
  readonly last: Date;
  /** The newest of them. */
  readonly recordId: string;
}

/**
 * Failed attempts, grouped by reader, operation, attachment and way of signing in; most attempts first.
 * @param events oldest first
 */
export function failureGroups(events: readonly PortalEvent[]): FailureGroup[] {
  const groups = new Map<string, FailureGroup>();
  for (const { hasFailed, recipient = 'unknown', time, recordId, ...event } of events) {
    if (!hasFailed) continue;
    const { operation, action, method, hasSignInFailed, attachment } = event;
    const key = JSON.stringify([recipient.toLowerCase(), action, method, hasSignInFailed, attachment]);
    const known = groups.get(key);
    const first = known?.first ?? time;
    const attempts = (known?.attempts ?? 0) + 1;
    const how = { recipient, operation, action, method, hasSignInFailed, attachment };
    groups.set(key, { ...how, attempts, first, last: time, recordId });
  }
  return [...groups.values()].sort((a, b) => b.attempts - a.attempts);
}
