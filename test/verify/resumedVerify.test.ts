import { saveRun } from '../../shared/verify/verifyRun';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { startVerifyHarness, type VerifyHarness } from './verifyHarness';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const CONTENTS = 300;
// As many as are checked before it is written down.
const CHUNK = 256;

let azurite: Azurite;
let harness: VerifyHarness;

const text = (index: number) =>
  `{"Id":"id-${index}","RecordType":50,"CreationTime":"2026-03-20T08:00:00","Operation":"X"}`;
const fetches = () => harness.tenant.requests.fetchContent ?? 0;

beforeAll(async () => {
  azurite = await startAzurite();
  harness = await startVerifyHarness(azurite);
  const newestMs = harness.clock.now().getTime() - HOUR_MS;
  for (let index = 0; index < CONTENTS; index++) {
    const contentCreated = new Date(newestMs - (CONTENTS - index) * 5 * MINUTE_MS);
    harness.tenant.publish([text(index)], { contentCreated });
  }
  await harness.poll();
  await harness.remove(`${harness.names.prefix}Records202603`, '50_2026-03-20', '08:00:00_id-7');
});
afterAll(async () => {
  await harness.stop();
  await azurite.stop();
});

/** Runs until the first chunk is written down, as a person stops it. */
async function stopAfterOneChunk(): Promise<void> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const stopped = harness.verify({
    restart: true,
    abortSignal: stop.signal,
    begins: (run) => {
      timer = setInterval(() => run.contents > 0 && stop.abort(new Error('stopped by a person')), 1);
    },
  });
  await expect(stopped).rejects.toThrow('stopped by a person');
  clearInterval(timer);
}

test('a run that was stopped goes on where it had come to, with what it had found', async () => {
  await stopAfterOneChunk();
  const before = fetches();
  harness.clock.advance(HOUR_MS);
  const result = await harness.verify();
  expect(fetches() - before).toBe(CONTENTS - CHUNK);
  expect(result.runs).toMatchObject([{ contents: CONTENTS, records: CONTENTS }]);
  expect(result.findings.of('missing')).toMatchObject([{ id: 'id-7' }]);
});

test('a run that has ended is not gone on with', async () => {
  const before = fetches();
  expect((await harness.verify()).runs).toMatchObject([{ contents: CONTENTS }]);
  expect(fetches() - before).toBe(CONTENTS);
});

test('another span, --restart and a day later begin anew', async () => {
  await stopAfterOneChunk();
  const from = new Date(harness.clock.now().getTime() - 4 * 24 * HOUR_MS);
  const begun: unknown[] = [];
  const stop = AbortSignal.abort(new Error('seen enough'));
  const look = async (options: { from?: Date; restart?: boolean }) => {
    const abort = new AbortController();
    const begins = ({ position }: { position: unknown }) => {
      begun.push(position === undefined ? 'anew' : 'goes on');
      abort.abort(stop.reason);
    };
    await expect(harness.verify({ ...options, begins, abortSignal: abort.signal })).rejects.toThrow();
  };
  await look({});
  await look({ from });
  await look({ restart: true });
  harness.clock.advance(25 * HOUR_MS);
  await look({});
  expect(begun).toEqual(['goes on', 'anew', 'anew', 'anew']);
});

test('a run is one row beside the coverage; a reply that was lost does no harm', async () => {
  const rows = (await harness.rows(harness.names.coverage)).filter(
    ({ partitionKey }) => partitionKey === 'verify_Audit.Exchange',
  );
  expect(rows.length).toBeGreaterThanOrEqual(3);
  expect(rows.filter(({ finishedAt }) => finishedAt)).toMatchObject([
    { contents: CONTENTS, isClean: false },
    { contents: CONTENTS, isClean: false },
  ]);
  const [run] = (await harness.verify()).runs;
  if (!run) throw new Error('there is a run');
  const at = { store: harness.store, table: harness.names.coverage };
  await saveRun(at, Object.assign(run, { etag: undefined, contents: 17 }), harness.clock.now());
  const written = (await harness.rows(harness.names.coverage)).filter(({ contents }) => contents === 17);
  expect(written).toHaveLength(1);
}, 60_000);

test('--repair mends what a stopped run without it had found', async () => {
  await stopAfterOneChunk();
  const repaired = await harness.verify({ repair: true });
  expect(repaired.findings.of('missing')).toMatchObject([{ id: 'id-7' }]);
  expect(repaired.runs).toMatchObject([{ repaired: 1 }]);
  expect((await harness.verify()).findings.isClean).toBe(true);
});
