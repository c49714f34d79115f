import { doctorReport } from '../../../cli/output/doctorReport';

describe('doctorReport', () => {
  it('has one line a check, and what to do on the next', () => {
    const checks = [
      { name: 'clock', ok: true, detail: 'Agrees.', fix: undefined },
      { name: 'sign-in', ok: false, detail: 'Refused.', fix: 'Mend it.' },
      { name: 'auditing', ok: null, detail: 'Not known.', fix: undefined },
    ];
    expect(doctorReport(checks)).toBe(
      [
        'ok    clock     Agrees.',
        'FAIL  sign-in   Refused.',
        '      -> Mend it.',
        'info  auditing  Not known.',
        '',
      ].join('\n'),
    );
  });

  it('keeps each check on its lines, whatever the service has said', () => {
    const text = doctorReport([{ name: 'x', ok: false, detail: 'a\nb\u001b[31m', fix: 'c\nd' }]);
    expect(text).toBe('FAIL  x  a\\nb\\u001b[31m\n      -> c\\nd\n');
  });
});
