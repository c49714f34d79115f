import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Infra, readInfra } from './bicep/readInfra';

const INFRA = join(__dirname, '../../infra');

let infra: Infra;
beforeAll(async () => {
  infra = await readInfra();
});

function alertNames(): string[] {
  const defined = [
    infra.file('alerts.bicep').variables.get('logAlerts')?.text ?? '',
    infra.file('storageAlerts.bicep').variables.get('metricAlerts')?.text ?? '',
  ];
  const names = defined.flatMap((text) =>
    [...text.matchAll(/^ {4}name: '([\w-]+)'$/gm)].map(([, name = '']) => name),
  );
  return [...names, 'settings-touched'];
}

test('these things are watched', () => {
  expect(alertNames()).toEqual([
    'no-successful-poll',
    'poll-failed',
    'content-too-old',
    'gap-opened',
    'quarantine-grew',
    'content-poisoned',
    'seals-broken',
    'rights-wrong',
    'telemetry-cap-reached',
    'evidence-touched',
    'seal-heads-touched',
    'key-used',
    'storage-throttled',
    'settings-touched',
  ]);
});

test('docs/operate.md says of each alert what to do', () => {
  const page = readFileSync(join(__dirname, '../../docs/operate.md'), 'utf8');
  const headings = [...page.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual(expect.arrayContaining(alertNames()));
});

test('every query is used by an alert, gives the column that is measured, and bounds no time of its own', () => {
  const alerts = infra.file('alerts.bicep').variables.get('logAlerts')?.text ?? '';
  const used = [...alerts.matchAll(/loadTextContent\('queries\/(\w+\.kql)'\)[^\n]*\n\s+column: '(\w+)'/g)];
  expect(used.map(([, file]) => file).sort()).toEqual(readdirSync(join(INFRA, 'queries')).sort());
  for (const [, file = '', column] of used) {
    const query = readFileSync(join(INFRA, 'queries', file), 'utf8');
    const last = query.trimEnd().split('\n').at(-1) ?? '';
    // One row whatever there is: without `by`, and nothing after it that could drop the row.
    expect(last).toMatch(new RegExp(`^\\| (summarize|project) ${column} = `));
    expect(last).not.toContain(' by ');
    expect(query).not.toMatch(/\bago\(|\bnow\(/);
  }
});

test("the app changes rows in transactions alone, so that single changes are somebody else's", () => {
  const changes = infra.file('storageAlerts.bicep').variables.get('changesOfTables')?.text ?? '';
  expect(changes).not.toContain('EntityGroupTransaction');
  for (const name of ['InsertEntity', 'CreateTable', 'Query']) expect(changes).not.toContain(name);
});

test('the workbook is JSON, and asks the workspace that it is deployed with', () => {
  const workbook = JSON.parse(readFileSync(join(INFRA, 'workbook.json'), 'utf8'));
  const queries = workbook.items.filter(({ type }: { type: number }) => type === 3);
  expect(queries.length).toBeGreaterThan(4);
  for (const { content } of queries) {
    expect(content.crossComponentResources).toEqual(['WORKSPACE_ID']);
    expect(content.query).toMatch(/^AppTraces\n\| where Message startswith_cs '\{"event":"auditPollRun",'\n/);
  }
});
