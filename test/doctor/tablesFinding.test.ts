import { tablesFinding } from '../../shared/doctor/tablesFinding';
import { tableNames } from '../../shared/tables/store/tableNames';

const names = tableNames('Audit');
const whole = [
  'AuditContent',
  'AuditCoverage',
  'AuditRecords202610',
  'AuditIndex202610',
  'OtherRecords202609',
];

async function failing(tables: string[]): Promise<string[]> {
  const probes = { tables: async () => tables };
  const at = { names, probes, account: 'https://account.example', identity: 'as a person' };
  const { checks } = await tablesFinding(at, { abortSignal: new AbortController().signal });
  return checks.filter(({ ok }) => ok === false).map(({ name }) => name);
}

describe('tablesFinding', () => {
  it.each([
    ['all that belong together', [], []],
    ['records without their index', ['AuditRecords202611'], ['table AuditIndex202611']],
    ['an index without its records', ['AuditIndex202611'], ['table AuditRecords202611']],
    ['both of a month', ['auditrecords202611', 'auditindex202611'], []],
  ])('%s', async (_, more, gone) => {
    expect(await failing([...whole, ...more])).toEqual(gone);
  });

  it('names coverage that is gone while the ledger is there', async () => {
    expect(await failing(whole.filter((table) => table !== 'AuditCoverage'))).toEqual([
      'table AuditCoverage',
    ]);
    // An import makes no ledger, and a first deployment has nothing.
    expect(await failing(whole.filter((table) => table !== 'AuditContent'))).toEqual([]);
    expect(await failing([])).toEqual([]);
  });
});
