import { app, InvocationContext } from '@azure/functions';
import { dropExpiredMonths } from '../../functions/dropExpiredMonths';

jest.mock('@azure/functions', () => ({
  ...jest.requireActual('@azure/functions'),
  app: { timer: jest.fn(), hook: { appTerminate: jest.fn() } },
}));

test('runs once a day by a schedule of its own, and fails where no retention is set', async () => {
  expect(app.timer).toHaveBeenCalledWith('dropExpiredMonths', {
    schedule: '17 41 3 * * *',
    handler: dropExpiredMonths,
  });
  const logged: string[] = [];
  const context = new InvocationContext({
    functionName: 'dropExpiredMonths',
    invocationId: '1',
    logHandler: (level, ...args) => void logged.push(`${level}: ${args.join(' ')}`),
  });
  const scheduleStatus = { last: '', next: '', lastUpdated: '' };
  const timer = { isPastDue: false, schedule: { adjustForDST: false }, scheduleStatus };
  await expect(dropExpiredMonths(timer, context)).rejects.toThrow('RETENTION_MONTHS is not set');
  expect(logged).toEqual([expect.stringMatching(/^error: RETENTION_MONTHS is not set.*To mend it: /)]);
});
