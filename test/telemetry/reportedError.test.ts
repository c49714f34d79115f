import { OperatorFault } from '../../shared/faults/operatorFault';
import { reportedError } from '../../shared/telemetry/reportedError';

const SECRET = "https://acc.table.core.windows.net/AuditIndex202611(RowKey='alice@contoso.com')";

test('a fault for a person says what and how to mend it, and takes no cause along', () => {
  const reported = reportedError(
    new OperatorFault('It is broken.', 'Mend it.', { cause: new Error(SECRET) }),
  );
  expect(reported.message).toBe('It is broken. To mend it: Mend it.');
  expect(reported.cause).toBeUndefined();
});

test('any other error keeps its name and where it came from, and no address', () => {
  const reported = reportedError(new TypeError(`cannot read ${SECRET}`));
  expect(reported.message).toBe('TypeError: cannot read https://acc.table.core.windows.net/[...]');
  expect(reported.stack).toMatch(/^TypeError: cannot read [^\n]*\n\s+at .*reportedError\.test/);
  expect(`${reported.message}${reported.stack}`).not.toContain('alice');
});

test('what is no error has no text of its own', () => {
  expect(reportedError(SECRET).message).toBe('unknown error: ');
});
