import { OperatorFault } from '../../shared/faults/operatorFault';
import { ingestMessage } from '../../shared/worker/ingestMessage';
import { TenantIntakes } from '../../shared/worker/tenantIntakes';

jest.mock('../../shared/worker/tenantIntakes');
jest.mock('../../shared/telemetry/scrubConsole');

const take = jest.mocked(TenantIntakes.prototype.take);

async function ingest(isLastTry: boolean): Promise<{ error: unknown; log: string[] }> {
  const log: string[] = [];
  const say = (level: string) => (text: string) => void log.push(`${level}: ${text}`);
  const dependencies = {
    log: { info: say('info'), warn: say('warn'), error: say('error') },
    abortSignal: new AbortController().signal,
  };
  const error = await ingestMessage({}, 'a message', dependencies, { deadlineMs: 60_000, isLastTry }).catch(
    (thrown: unknown) => thrown,
  );
  return { error, log };
}

test('what a person must mend fails the run, so that the message comes again; at its last try it goes back to the ledger', async () => {
  take.mockRejectedValue(new OperatorFault('Table Storage is away.', 'Wait.'));
  const told = 'error: Table Storage is away. To mend it: Wait.';
  const again = await ingest(false);
  expect(again.error).toMatchObject({ message: 'Table Storage is away. To mend it: Wait.' });
  expect(again.log).toEqual([told]);
  const last = await ingest(true);
  expect(last.error).toBeUndefined();
  expect(last.log).toEqual([told, expect.stringMatching(/^warn: .* stays listed/)]);
});

test('what nobody foresaw fails the run to the last: the host sets such a message aside', async () => {
  take.mockRejectedValue(new TypeError('https://account.table.core.windows.net/AuditContent?sig=secret'));
  for (const isLastTry of [false, true]) {
    const { error } = await ingest(isLastTry);
    expect(error).toMatchObject({ message: expect.stringMatching(/^TypeError: /) });
    expect(String(error)).not.toContain('secret');
  }
});
