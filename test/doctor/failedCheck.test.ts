import { ActivityApiFault } from '../../shared/activityApi/activityApiFault';
import { failedCheck } from '../../shared/doctor/failedCheck';
import { OperatorFault } from '../../shared/faults/operatorFault';

describe('failedCheck', () => {
  it('tells what is wrong on one line, and how to mend it', () => {
    const fault = new OperatorFault('One thing.\nAnother.', 'Do this.');
    expect(failedCheck('x', fault)).toEqual({
      name: 'x',
      ok: false,
      detail: 'One thing. Another.',
      fix: 'Do this.',
    });
  });

  it.each([
    ['stop', false],
    ['retry', false],
    ['throttled', null],
  ] as const)('a fault of the service that means %s counts as %s', (decision, ok) => {
    const fault = new ActivityApiFault('Listing: no.', { decision, code: 'AF1', fix: 'Wait.' });
    expect(failedCheck('x', fault)).toEqual({ name: 'x', ok, detail: 'Listing: no.', fix: 'Wait.' });
  });

  it.each([new Error('AccountKey=abc'), 'AccountKey=abc'])(
    'shows nothing of what nobody expected',
    (thrown) => {
      const told = JSON.stringify(failedCheck('x', thrown));
      expect(told).toContain('This should not happen');
      expect(told).not.toContain('AccountKey');
    },
  );
});
