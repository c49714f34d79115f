import { explainError } from '../../../cli/output/explainError';
import { OperatorFault } from '../../../shared/faults/operatorFault';
import { SettingsFault } from '../../../shared/settings/settingsFault';

describe('explainError', () => {
  it('says what is wrong and what to do', () => {
    expect(explainError(new OperatorFault('It is off.', 'Switch it on.'))).toBe(
      'It is off.\nTo mend it: Switch it on.\n',
    );
  });

  it('has a line for each setting', () => {
    const fault = new SettingsFault([
      { variable: 'A', found: 'is not set', fix: 'Set A' },
      { variable: 'B', found: 'is no number', fix: 'Set B to a number' },
    ]);
    expect(explainError(fault)).toBe(
      'A is not set.\nB is no number.\nTo mend it: Set A.\nSet B to a number.\n',
    );
  });

  it('prints no stack and nothing that a terminal obeys', () => {
    const text = explainError(new TypeError('bad \u001b[2J'));
    expect(text).toMatch(/^This should not happen: TypeError: bad \\u001b\[2J\nTo mend it: /);
    expect(text.split('\n')).toHaveLength(3);
  });
});
