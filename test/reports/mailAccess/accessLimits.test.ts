import { accessLimits } from '../../../shared/reports/mailAccess/accessLimits';
import { readMailAccessReport } from '../../../shared/reports/mailAccess/readMailAccessReport';
import { recordText } from '../../query/tablesWithRecords';
import { INTRUDER, incident } from '../incident';
import { storedReports } from '../storedReports';

const at = (text: string) => new Date(`${text}Z`);

async function codesOf(texts: readonly string[], selection = {}, span = {}): Promise<string[]> {
  const report = await readMailAccessReport(await storedReports(texts), selection, span);
  return accessLimits(report).map(({ code }) => code);
}

const ALWAYS = ['neverPolled', 'aggregation', 'repeats', 'licences', 'subjects'];

describe('accessLimits', () => {
  it('says what can never be known', async () => {
    expect(await codesOf([])).toEqual(ALWAYS);
  });

  it('says first what is particular to the report', async () => {
    const span = { from: at('2026-11-08T00:00:00'), to: at('2026-11-12T00:00:00') };
    expect(await codesOf(incident, { address: INTRUDER.address }, span)).toEqual([
      'sync',
      'throttled',
      'noHistory',
      ...ALWAYS,
    ]);
  });

  it('says that records do not tell of throttling, and which reads name no message', async () => {
    expect(await codesOf([recordText({ OperationCount: 3 })])).toEqual([
      'throttlingUnknown',
      'unnamedReads',
      'noHistory',
      ...ALWAYS,
    ]);
  });
});
