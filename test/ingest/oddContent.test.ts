import { OperatorFault } from '../../shared/faults/operatorFault';
import { CoverageTable } from '../../shared/ledger/coverageTable';
import { systemClock } from '../../shared/time/systemClock';
import { publishSimple } from './publishSimple';
import { fault } from './scriptedApi';
import { SimpleService } from './simpleService';

const MINUTE_MS = 60_000;
const MIB = 2 ** 20;

/** 68 MB in records of 1 MB, made while it is read. */
function* hugeBody(): Iterable<string> {
  const filling = 'audit '.repeat(MIB / 6);
  for (let index = 0; index < 68; index++) {
    const record = {
      Id: `huge-${index}`,
      CreationTime: '2026-03-09T08:00:00',
      RecordType: 50,
      Blob: filling,
    };
    yield `${index === 0 ? '[' : ','}${JSON.stringify(record)}`;
  }
  yield ']';
}

const clock = { now: () => new Date('2026-03-10T12:00:00Z'), sleep: systemClock.sleep };

const storedIds = ({ store, names }: SimpleService) =>
  store
    .all(names.content)
    .filter(({ state }) => state === 'stored')
    .map(({ contentId }) => contentId);

test('one blob refused for ever and one of 68 MB: all others are stored by the same poll', async () => {
  const service = new SimpleService(clock);
  const huge = publishSimple(service, 60 * MINUTE_MS, { body: hugeBody });
  const refused = publishSimple(service, 59 * MINUTE_MS, { body: fault('refused', 'AF20050') });
  for (let index = 0; index < 300; index++) publishSimple(service, 58 * MINUTE_MS - index * 1_000);
  expect(await service.poll()).toMatchObject({ stored: 301, refused: 1, backlog: 0, complete: true });
  expect(storedIds(service)).toContain(huge.contentId);
  expect(storedIds(service)).not.toContain(refused.contentId);
});

test('a blob whose body never ends costs the poll its deadline, and the others nothing', async () => {
  const service = new SimpleService({
    now: clock.now,
    // Minutes pass as tenths of a second.
    sleep: (durationMs, options) => systemClock.sleep(durationMs / 600, options),
  });
  const endless = publishSimple(service, 60 * MINUTE_MS, { body: 'endless' });
  for (let index = 0; index < 300; index++) publishSimple(service, 58 * MINUTE_MS - index * 1_000);
  const { stored, backlog, complete } = await service.poll({ deadlineMs: 5 * MINUTE_MS });
  expect({ stored, backlog, complete }).toEqual({ stored: 300, backlog: 1, complete: false });
  const { listedTo, coveredTo } = await new CoverageTable(service.store, service.names.coverage).read(
    'Audit.Exchange',
  );
  // All was listed, and what is claimed ends where the endless one begins.
  expect(clock.now().getTime() - Number(listedTo)).toBeLessThan(MINUTE_MS);
  expect(coveredTo).toEqual(new Date(endless.contentCreated));
});

test('what needs a person is said, and what was taken before is stored', async () => {
  const service = new SimpleService(clock);
  for (let index = 0; index < 5; index++) publishSimple(service, 58 * MINUTE_MS - index * 1_000);
  publishSimple(service, 10 * MINUTE_MS, { body: fault('stop', 'AF20012') });
  await expect(service.poll()).rejects.toThrow(OperatorFault);
  expect(storedIds(service)).toHaveLength(5);
});
