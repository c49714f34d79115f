import { calendarLegend, calendarText } from '../../../cli/output/calendarText';
import { coverageCalendar } from '../../../shared/query/coverageCalendar';

const at = (text: string) => new Date(`${text}Z`);
const now = at('2026-11-10T02:30:00');
const whole = {
  coveredFrom: at('2026-09-29T12:00:00'),
  coveredTo: at('2026-11-10T02:00:00'),
  gaps: [{ from: at('2026-11-09T06:00:00'), to: at('2026-11-09T07:30:00') }],
  closedGaps: [{ from: at('2026-10-01T00:00:00'), to: at('2026-10-02T00:00:00') }],
};

function lines(change: Partial<typeof whole> = {}, isColoured = false): string[] {
  return calendarText('Audit.Exchange', coverageCalendar({ ...whole, ...change }, now), { isColoured }).split(
    '\n',
  );
}

describe('calendarText', () => {
  it('shows the hours of the last 14 days and the days of all months', () => {
    const shown = lines();
    expect(shown.slice(0, 3)).toEqual([
      'Audit.Exchange, by hour (UTC) in which it was made available',
      '              00     06     12     18',
      '  2026-10-28  ###### ###### ###### ######',
    ]);
    expect(shown.slice(14)).toEqual([
      '  2026-11-09  ###### !+#### ###### ######',
      '  2026-11-10  ##~',
      '',
      'Audit.Exchange, by day',
      '              01    06    11    16    21    26    31',
      '  2026-09     ..... ..... ..... ..... ..... ...+#',
      '  2026-10     c#### ##### ##### ##### ##### ##### #',
      '  2026-11     ##### ###+~',
      '',
    ]);
  });

  it('begins with the first day of coverage, and needs no months then', () => {
    expect(lines({ coveredFrom: at('2026-11-09T00:00:00') }).slice(2)).toEqual([
      '  2026-11-09  ###### !+#### ###### ######',
      '  2026-11-10  ##~',
      '',
    ]);
  });

  it('shows a year, and says that there is more', () => {
    const shown = lines({ coveredFrom: at('2024-11-01T00:00:00') });
    expect(shown.filter((line) => /^ {2}\d{4}-\d\d {2}/.test(line))).toHaveLength(13);
    expect(shown.at(-2)).toBe('  (12 months before: --html shows them)');
  });

  it('colours runs of a state where a terminal is to show it', () => {
    expect(lines({}, true)[14]).toBe(
      '  2026-11-09  \u001b[32m######\u001b[0m\u001b[31m !\u001b[0m\u001b[35m+\u001b[0m\u001b[32m#### ###### ######\u001b[0m',
    );
    expect(lines({}, true).map((line) => line.replaceAll(/\u001b\[\d+m/g, ''))).toEqual(lines());
  });
});

describe('calendarLegend', () => {
  it('explains every symbol in 100 columns', () => {
    expect(calendarLegend({ isColoured: false }).split('\n')).toEqual([
      '  # covered                       c closed by an import           ~ not all fetched yet',
      '  + partly missing or not covered ! missing                       . before coverage',
      '',
    ]);
  });
});
