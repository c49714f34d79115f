/** The instants a listing asks for: start included, end excluded. */
export interface ListingWindow {
  readonly startMs: number;
  readonly endMs: number;
}

export type WindowAnswer =
  | { readonly ok: true; readonly window: ListingWindow; readonly isTooWide: boolean }
  | { readonly ok: false; readonly code: string; readonly message: string };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM`, `YYYY-MM-DDTHH:MM:SS` with up to 7 decimals and an optional Z; all UTC. */
const timePattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?Z?)?$/;

/**
 * The window rules of a listing (reference, "List available content"; codes AF20030, AF20055 and AF20002).
 * A start is taken up to an hour over the seven days, as the service was seen to do; an end in the future is no fault.
 * @param start `startTime` as sent, or null
 * @param end `endTime` as sent, or null
 */
export function readListingWindow(start: string | null, end: string | null, now: Date): WindowAnswer {
  if (start === null && end === null) {
    return { ok: true, window: { startMs: now.getTime() - dayMs, endMs: now.getTime() }, isTooWide: false };
  }
  if (start === null || end === null) {
    return refuse('AF20030', 'Start time and end time must both be specified (or both omitted)');
  }
  const [startMs, endMs] = [parseTime(start), parseTime(end)];
  if (startMs === undefined)
    return refuse('AF20002', 'Invalid parameter type: startTime. Expected type: datetime');
  if (endMs === undefined)
    return refuse('AF20002', 'Invalid parameter type: endTime. Expected type: datetime');
  if (startMs >= endMs) return refuse('AF20055', 'The start time must be before the end time');
  if (startMs < now.getTime() - 7 * dayMs - hourMs) {
    return refuse('AF20055', 'The start time must be no more than 7 days in the past');
  }
  return { ok: true, window: { startMs, endMs }, isTooWide: endMs - startMs > dayMs };
}

/** `2020-02-20T10:46:42.0000000Z`: how the service writes a time into its own NextPageUri (o365beat#39). */
export function serviceTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/Z$/, '0000Z');
}

function parseTime(text: string): number | undefined {
  if (!timePattern.test(text)) return undefined;
  const withTime = text.includes('T') ? text : `${text}T00:00`;
  const timeMs = Date.parse(withTime.endsWith('Z') ? withTime : `${withTime}Z`);
  return Number.isNaN(timeMs) ? undefined : timeMs;
}

function refuse(code: string, message: string): WindowAnswer {
  return { ok: false, code, message };
}
