const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Names that stand for numbers, the first for `from`. */
  readonly names?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: 'second', from: 0, to: 59 },
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, names: MONTHS },
  { name: 'day of the week', from: 0, to: 6, names: DAYS },
];

/**
 * Why a text is no schedule that the timer trigger takes (NCrontab: six fields, or five without seconds). The host leaves out a function
 * whose schedule it cannot read, so that nothing would ever run and nothing say why.
 * @returns the end of a sentence that begins with the text; undefined where it can be read
 */
export function ncrontabProblem(text: string): string | undefined {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== 5 && parts.length !== 6) return 'no NCRONTAB expression of 5 or 6 fields';
  const fields = FIELDS.slice(FIELDS.length - parts.length);
  const wrong = fields.find((field, index) => !isOf(field, parts[index] ?? ''));
  if (wrong === undefined) return undefined;
  return `no NCRONTAB expression: its ${wrong.name} must lie in ${wrong.from}-${wrong.to}`;
}

function isOf(field: Field, text: string): boolean {
  return text.split(',').every((part) => {
    const [range = '', step, ...rest] = part.split('/');
    if (rest.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
    if (range === '*') return true;
    const ends = range.split('-');
    return ends.length <= 2 && ends.every((end) => isValue(field, end));
  });
}

function isValue({ from, to, names = [] }: Field, text: string): boolean {
  if (/^\d{1,2}$/.test(text)) return Number(text) >= from && Number(text) <= to;
  // NCrontab takes any beginning of a name that is long enough to tell.
  return text.length >= 3 && names.some((name) => text.toLowerCase().startsWith(name));
}
