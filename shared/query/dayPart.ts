const DAY_SECONDS = 86_400;

/** A stretch of a day in whole seconds: `fromSecond` included, `toSecond` not, up to 86,400. */
export interface DayPart {
  readonly fromSecond: number;
  readonly toSecond: number;
}

/** The part of a day (`yyyy-MM-dd`) that a span of time touches, rounded outwards to whole seconds: row keys tell no more. */
export function dayPart(day: string, span: { from?: Date | undefined; to?: Date | undefined }): DayPart {
  const startMs = Date.parse(`${day}T00:00:00Z`);
  const secondsTo = (time: Date) => (time.getTime() - startMs) / 1_000;
  return {
    fromSecond: span.from ? Math.max(0, Math.floor(secondsTo(span.from))) : 0,
    toSecond: span.to ? Math.min(DAY_SECONDS, Math.ceil(secondsTo(span.to))) : DAY_SECONDS,
  };
}

/** The row key that all records of this second and later are not before: `HH:mm:ss`, `24:00:00` for the end of the day. */
export function rowKeyAt(second: number): string {
  const parts = [Math.floor(second / 3_600), Math.floor(second / 60) % 60, second % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
