/** An instant as records are kept under: UTC text `yyyy-MM-ddTHH:mm:ss[.fffffff]Z` and its milliseconds. */
export interface RecordTime {
  text: string;
  epochMs: number;
}

const spelling =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?\s*(?:([Zz])|([+-])(\d\d):?(\d\d))?$/;
const MINUTE_MS = 60_000;
// What Edm.DateTime holds.
const EARLIEST_MS = Date.UTC(1601, 0, 1);
const LATEST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * Reads a time as records spell it. Without a zone it is UTC (the schema page's CreationTime); an offset is
 * converted. Fractions are kept to 100 ns. Gives undefined for anything else, such as a time that does not exist.
 */
export function recordTime(spelled: string): RecordTime | undefined {
  const parts = spelling.exec(spelled.trim());
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, , sign, offsetHours, offsetMinutes] = parts;
  const wallClock = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const wallClockMs = Date.parse(`${wallClock}Z`);
  // Date.parse takes February 30 for March 2, and 24:00:00 for the next day.
  if (new Date(wallClockMs).getUTCDate() !== Number(day)) return undefined;

  const offsetMs = (Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0)) * MINUTE_MS;
  if (offsetMs > 14 * 60 * MINUTE_MS) return undefined;
  const utcMs = wallClockMs - (sign === '-' ? -offsetMs : offsetMs);
  if (utcMs < EARLIEST_MS || utcMs > LATEST_MS) return undefined;
  const fractionText = fraction === undefined ? '' : `.${fraction.slice(0, 7)}`;
  const utcText = offsetMs === 0 ? wallClock : isoSeconds(utcMs);
  return {
    text: `${utcText}${fractionText}Z`,
    epochMs: utcMs + Math.floor(Number(`0${fractionText}`) * 1000),
  };
}

function isoSeconds(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 19);
}
