import { type QueryPlan, queryPlan } from '../../shared/query/queryPlan';
import type { RecordQuery } from '../../shared/query/recordQuery';

const MONTHS = ['2026-11-01', '2026-10-01', '2026-09-01', '2026-08-01'];
const at = (text: string) => new Date(`${text}Z`);
const day = { from: at('2026-11-20T00:00:00'), to: at('2026-11-21T00:00:00') };

/** The parts of a plan that a case is about. */
function planned(query: RecordQuery, options: { scan?: boolean; months?: string[] } = {}) {
  const { lookups, days, ...plan } = queryPlan(query, options.months ?? MONTHS, options);
  const byIndex = lookups.map(({ kind, from }) => `${kind} ${from}`);
  return { ...plan, byIndex, days: days.length, first: days[0], last: days.at(-1) };
}

describe('queryPlan', () => {
  it.each<[string, RecordQuery, Partial<ReturnType<typeof planned>>]>([
    ['one user on one day: one range', { user: 'A@b.c', ...day }, { byIndex: ['user a@b.c|'], days: 1 }],
    [
      'several values: the rarest first',
      { app: 'x', user: 'a@b.c', mailbox: 'm@b.c', message: '<1@b.c>', ...day },
      { byIndex: ['message 1@b.c|', 'mailbox m@b.c|', 'user a@b.c|', 'app x|'] },
    ],
    [
      'a value without a time: a range for each day of all months',
      { session: 's' },
      { days: 122, first: '2026-11-30', last: '2026-08-01', daysLeftOut: 0, mostRows: undefined },
    ],
    [
      'oldest first',
      { session: 's', order: 'oldest' },
      { first: '2026-08-01', last: '2026-11-30', order: 'oldest' },
    ],
    [
      'a type and a span of hours: ranges of partitions',
      { recordTypes: [50], from: at('2026-11-19T22:00:00'), to: at('2026-11-20T02:00:00') },
      { byIndex: [], recordTypes: [50], days: 2, first: '2026-11-20', last: '2026-11-19', checkedHere: [] },
    ],
    [
      'an operation: chosen by the store',
      { operation: "New-'x", ...day },
      { condition: "Operation eq 'New-''x'", checkedHere: [] },
    ],
    [
      'an operation by its beginning: chosen by the store, checked here',
      { operation: 'Send*', ...day },
      { condition: "Operation ge 'Send' and Operation lt 'Sene'", checkedHere: ['Operation'] },
    ],
    [
      'an operation by its end',
      { operation: '*As', ...day },
      { condition: undefined, checkedHere: ['Operation'] },
    ],
    [
      'a result in any letter case',
      { result: 'failed', ...day },
      {
        condition: "(ResultStatus eq 'Failed' or ResultStatus eq 'failed' or ResultStatus eq 'FAILED')",
        checkedHere: [],
      },
    ],
    [
      'a user that the index does not have',
      { user: 'Unknown', ...day },
      { byIndex: [], checkedHere: ['UserId'] },
    ],
    [
      'text',
      { text: 'x', ...day },
      { condition: undefined, checkedHere: ['AuditData'], mostRows: undefined },
    ],
    [
      'a time within a second',
      { from: at('2026-11-20T10:00:00.500'), to: at('2026-11-20T10:00:01') },
      { days: 1, checkedHere: ['CreationTime'] },
    ],
    ['everything: read as it is asked for', {}, { days: 122, daysLeftOut: 0, mostRows: undefined }],
    [
      'all of a type',
      { recordTypes: [154], operation: 'X' },
      { days: 122, daysLeftOut: 0, mostRows: undefined },
    ],
    [
      'what no key narrows: the newest days only',
      { operation: 'New-InboxRule' },
      { days: 31, first: '2026-11-30', last: '2026-10-31', daysLeftOut: 91, mostRows: 30_000 },
    ],
    ['text of a type', { recordTypes: [50], text: 'x' }, { days: 31, daysLeftOut: 91, mostRows: 30_000 }],
    ['an address that is none', { address: 'x' }, { unusable: [{ kind: 'address', spelled: 'x' }], days: 0 }],
  ])('%s', (_, query, expected) => {
    expect(planned(query)).toMatchObject(expected);
  });

  it('searches everything where it is told to', () => {
    const expected = { days: 122, daysLeftOut: 0, mostRows: undefined };
    expect(planned({ text: 'x' }, { scan: true })).toMatchObject(expected);
  });

  it('searches a store of few months whole, up to a number of rows', () => {
    const expected = { days: 92, daysLeftOut: 0, mostRows: 30_000 };
    expect(planned({ text: 'x' }, { months: MONTHS.slice(1) })).toMatchObject(expected);
  });

  it('has no days where there are no tables', () => {
    const plan: QueryPlan = queryPlan({ user: 'a@b.c' }, []);
    expect(plan.days).toEqual([]);
  });
});
