const AGO = /^-(\d{1,6})([dhm])$/;
const UNIT_MS = { d: 86_400_000, h: 3_600_000, m: 60_000 };
const DATE = /^\d{4}-\d\d-\d\d$/;
const DATE_AND_TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,7})?)? ?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * Reads a time as people type it: `2026-11-01`, `2026-11-01T12:00`, ISO 8601 with seconds and zone, or back from now as `-7d`, `-24h`,
 * `-30m`. Without a zone it is UTC, as the records' own times are.
 *
 * @param isEnd a bare date then means through the end of that day: the start of the next one
 * @returns undefined for anything else, such as a day that does not exist
 */
export function queryTime(text: string, { now, isEnd }: { now: Date; isEnd: boolean }): Date | undefined {
  const spelled = text.trim();
  const [, amount, unit] = AGO.exec(spelled) ?? [];
  if (unit === 'd' || unit === 'h' || unit === 'm') {
    return new Date(now.getTime() - Number(amount) * UNIT_MS[unit]);
  }
  if (DATE.test(spelled)) {
    const start = existing(spelled, '00:00', ':00', 'Z');
    return start && (isEnd ? new Date(start.getTime() + UNIT_MS.d) : start);
  }
  const [, date, time, seconds = ':00', zone = 'Z'] = DATE_AND_TIME.exec(spelled) ?? [];
  return date && time ? existing(date, time, seconds, zoneOf(zone)) : undefined;
}

/** As Date takes it: `+0200` is spelled with its colon. */
function zoneOf(typed: string): string {
  return typed.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
}

function existing(date: string, time: string, seconds: string, zone: string): Date | undefined {
  const day = new Date(`${date}T00:00:00Z`);
  const instant = new Date(`${date}T${time}${seconds}${zone}`);
  // Date takes February 30 for March 2.
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
  return isDay && !Number.isNaN(instant.getTime()) ? instant : undefined;
}
