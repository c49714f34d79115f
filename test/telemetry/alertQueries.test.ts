import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { INGEST_LINE_START } from '../../shared/telemetry/ingestLine';
import { POISON_LINE_START, poisonLine } from '../../shared/telemetry/poisonLine';
import { RIGHTS_LINE_START, rightsLine } from '../../shared/telemetry/rightsLine';
import { RUN_LINE_START } from '../../shared/telemetry/runLine';
import { pollTenants } from '../../shared/timer/pollTenants';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { type DoctorHarness, startDoctorHarness } from '../doctor/doctorHarness';
import type { Row } from '../kql/evaluate';
import { runQuery } from '../kql/runQuery';

const INFRA = join(__dirname, '../../infra');
const HOUR_MS = 60 * 60_000;
const DEADLINE_MS = 5 * 60_000;
const LINE_STARTS = [RUN_LINE_START, RIGHTS_LINE_START, INGEST_LINE_START, POISON_LINE_START];
const OUTCOMES = ['complete', 'incomplete', 'failed', 'asIntended', 'missing', 'excess'];

const queries = new Map(
  readdirSync(join(INFRA, 'queries')).map((file) => [
    file.replace(/\.kql$/, ''),
    readFileSync(join(INFRA, 'queries', file), 'utf8'),
  ]),
);
const workbook = z
  .object({
    items: z.array(
      z.looseObject({ type: z.number(), content: z.looseObject({ query: z.string().optional() }) }),
    ),
  })
  .parse(JSON.parse(readFileSync(join(INFRA, 'workbook.json'), 'utf8')));
const workbookQueries = workbook.items.flatMap(({ content }) => content.query ?? []);

let azurite: Azurite;
let harness: DoctorHarness;
let traces: Row[];
let requests: Row[];

beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());
beforeEach(async () => {
  harness = await startDoctorHarness(azurite, { subscribed: ['Audit.Exchange'] });
  traces = [];
  requests = [];
});
afterEach(() => harness.stop());

let records = 0;
const record = (): string => {
  records += 1;
  const CreationTime = new Date(harness.clock.now().getTime() - HOUR_MS).toISOString().slice(0, 19);
  return JSON.stringify({ Id: `r${records}`, RecordType: 50, CreationTime, Operation: 'MailItemsAccessed' });
};

/** Polls as the timer does; what it logs goes where Application Insights would put it. */
async function tick(): Promise<void> {
  const { clock, env } = harness;
  const trace = (text: string) => void traces.push({ TimeGenerated: clock.now(), Message: text });
  const log = { info: trace, warn: trace, error: trace };
  const dependencies = { clock, random: () => 0.5, log, abortSignal: new AbortController().signal };
  let Success = true;
  await pollTenants(env, dependencies, { deadlineMs: DEADLINE_MS }).catch(() => {
    Success = false;
  });
  requests.push({ TimeGenerated: clock.now(), Name: 'pollAuditFeed', Success });
}

/** The number that an alert compares with its threshold. */
function measured(name: string): unknown {
  const tenants = JSON.stringify([harness.tenant.tenantId]);
  const query = (queries.get(name) ?? '').replace('EXPECTED_TENANTS', tenants);
  const rows = runQuery(query, { AppTraces: traces, AppRequests: requests, _LogOperation: [] });
  expect(rows).toHaveLength(1);
  const { expected, ...columns } = rows[0] ?? {};
  const values = Object.values(columns);
  expect(values).toHaveLength(1);
  return values[0];
}

const all = () => Object.fromEntries([...queries.keys()].map((name) => [name, measured(name)]));
const silent = {
  silentTenants: 0,
  failures: 0,
  gapsOpened: 0,
  quarantineGrew: 0,
  contentPoisoned: 0,
  rightsWrong: 0,
  sealsBroken: 0,
  capReached: 0,
};

test('all is well: no alert', async () => {
  harness.tenant.publish([record()]);
  await tick();
  harness.clock.advance(HOUR_MS / 12);
  await tick();
  expect(all()).toEqual({ ...silent, oldContent: 5 });
});

test('nothing was logged at all: silence alone', () => {
  expect(all()).toEqual({ ...silent, silentTenants: 1, oldContent: undefined });
});

test('a sign-in that is refused: the run fails, and nobody has heard of the tenant', async () => {
  harness.tenant.faults.set({ signInError: 7000222 });
  await tick();
  expect(all()).toMatchObject({ silentTenants: 1, failures: 1 });
});

test('a table service out of reach: the same', async () => {
  const env = {
    ...harness.env,
    TABLES_CONNECTION_STRING: azurite.connectionString.replace(/127\.0\.0\.1:\d+/, '127.0.0.1:9'),
  };
  harness = { ...harness, env };
  await tick();
  expect(all()).toMatchObject({ silentTenants: 1, failures: 1 });
}, 120_000);

test('a poll that came too late: a gap is opened', async () => {
  harness.tenant.publish([record()]);
  await tick();
  harness.clock.advance(9 * 24 * HOUR_MS);
  await tick();
  expect(all()).toMatchObject({ gapsOpened: 1, failures: 0, oldContent: 9 * 24 * 60 });
});

test('a text that is no record: quarantine grew', async () => {
  harness.tenant.publish([record(), '{"Operation":"nobody knows what"}']);
  await tick();
  expect(all()).toEqual({ ...silent, quarantineGrew: 1, oldContent: 0 });
});

test('polls go on and nothing new comes: the newest content grows old', async () => {
  harness.tenant.publish([record()]);
  await tick();
  harness.clock.advance(26 * HOUR_MS);
  await tick();
  expect(all()).toEqual({ ...silent, oldContent: 26 * 60 });
});

test.each([
  ['as they should be', { missing: [], excess: [] }, 0],
  ['one that it needs missing', { missing: ['insert into AuditContent'], excess: [] }, 1],
  ['one too many', { missing: [], excess: ['change AuditRecords202611'] }, 1],
])('rights %s', (_, found, wrong) => {
  const rights = { probedAt: harness.clock.now(), app: 'func-audit', unknown: [], ...found };
  traces.push({ TimeGenerated: harness.clock.now(), Message: rightsLine({ tenant: 'contoso', rights }) });
  expect(measured('rightsWrong')).toBe(wrong);
});

test('every name that a query looks up stands in the lines that the app writes', async () => {
  harness.tenant.publish([record()]);
  await tick();
  harness.tenant.faults.set({ signInError: 7000222 });
  await tick();
  const found = new Map<string, boolean>();
  const note = (path: string, value: unknown) =>
    void found.set(path, found.get(path) === true || value !== undefined);
  const tables = { AppTraces: traces, AppRequests: requests, _LogOperation: [] };
  for (const query of queries.values()) runQuery(query.replace('EXPECTED_TENANTS', '[]'), tables, note);
  expect(workbookQueries.length).toBeGreaterThan(4);
  for (const query of workbookQueries) expect(runQuery(query, tables, note)).not.toEqual([]);
  expect(found.size).toBeGreaterThan(10);
  expect([...found].filter(([, isThere]) => !isThere).map(([path]) => path)).toEqual([]);
});

test('every line is looked for by the characters that it begins with, every outcome by a name that there is', () => {
  for (const query of [...queries.values(), ...workbookQueries]) {
    const starts = [...query.matchAll(/startswith(?:_cs)? '([^']*)'/g)].map(([, start]) => start);
    for (const start of starts) expect(LINE_STARTS).toContain(start);
    const outcomes = [...query.matchAll(/\.outcome\) (?:==|!=) '(\w*)'/g)].map(([, outcome]) => outcome);
    for (const outcome of outcomes) expect(OUTCOMES).toContain(outcome);
    if (query.startsWith('AppTraces')) expect(starts.length).toBeGreaterThan(0);
  }
});

test('the functions that an alert names are those of the package', () => {
  const functions = readdirSync(join(__dirname, '../../functions')).map((file) => file.replace(/\.ts$/, ''));
  const named = [...(queries.get('failures') ?? '').matchAll(/'(\w+)'/g)].map(([, name]) => name);
  expect(named.sort()).toEqual(functions.sort());
});

test('a message that failed too often, and what a worker could not have', () => {
  traces.push({ TimeGenerated: harness.clock.now(), Message: poisonLine() });
  const worked = { event: 'auditIngestRun', metrics: { gapsOpened: 2, quarantined: 3 } };
  traces.push({ TimeGenerated: harness.clock.now(), Message: JSON.stringify(worked) });
  expect(all()).toMatchObject({ contentPoisoned: 1, gapsOpened: 2, quarantineGrew: 3 });
});
