import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const root = join(__dirname, '../..');
const FOLDER = join(root, '.github/workflows');

const step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const workflow = z.looseObject({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.looseObject({
      steps: z.array(step),
      environment: z.string().optional(),
      needs: z.string().optional(),
      permissions: z.record(z.string(), z.string()).optional(),
      'timeout-minutes': z.number(),
    }),
  ),
});

const files = readdirSync(FOLDER).sort();
const read = (file: string) => workflow.parse(parse(readFileSync(join(FOLDER, file), 'utf8')));
const steps = files.flatMap((file) => Object.values(read(file).jobs).flatMap((job) => job.steps));
const commands = steps.flatMap(({ run }) => run ?? []);
const packageJson = z
  .looseObject({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

test('every action is pinned by a commit, with the version that this was', () => {
  const lines = files.flatMap((file) =>
    readFileSync(join(FOLDER, file), 'utf8')
      .split('\n')
      .filter((line) => /\buses:/.test(line)),
  );
  expect(lines).toHaveLength(steps.filter(({ uses }) => uses !== undefined).length);
  for (const line of lines) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test('one action has one commit everywhere', () => {
  const pins = new Map<string, Set<string>>();
  for (const { uses } of steps) {
    const [action, commit] = uses?.split('@') ?? [];
    if (action && commit) pins.set(action, (pins.get(action) ?? new Set()).add(commit));
  }
  expect([...pins].filter(([, commits]) => commits.size > 1)).toEqual([]);
});

test('what the workflows run exists', () => {
  const scripts = commands.flatMap((command) => command.match(/\.github\/scripts\/[\w-]+\.sh/g) ?? []);
  expect(scripts.length).toBeGreaterThan(2);
  for (const script of scripts) accessSync(join(root, script), constants.X_OK);
  expect(
    readdirSync(join(root, '.github/scripts'))
      .map((file) => `.github/scripts/${file}`)
      .sort(),
  ).toEqual([...new Set(scripts)].sort());
  const named = commands.flatMap((command) =>
    [...command.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => name),
  );
  expect(named).toEqual(expect.arrayContaining(['package', 'preflight']));
  for (const name of named) expect(packageJson.scripts).toHaveProperty(name);
});

test('a job may do no more than it needs, and none keeps a token on the disk', () => {
  for (const file of files) {
    expect(read(file).permissions).toEqual({ contents: 'read' });
    for (const { permissions = {}, steps: own, environment } of Object.values(read(file).jobs)) {
      const isSignedIn = own.some(({ uses }) => uses?.startsWith('azure/login@'));
      const isAttested = own.some(({ uses }) => uses?.startsWith('actions/attest-build-provenance@'));
      expect(permissions['id-token']).toBe(isSignedIn || isAttested ? 'write' : undefined);
      expect(permissions.contents ?? 'read').toBe('read');
      // Whoever may sign in to Azure waits for a person.
      expect(environment).toBe(isSignedIn ? 'production' : undefined);
    }
  }
  const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
  expect(checkouts.every(({ with: options }) => options?.['persist-credentials'] === false)).toBe(true);
});

test('no secret is used: sign-in is federated', () => {
  for (const file of files)
    expect(readFileSync(join(FOLDER, file), 'utf8')).not.toMatch(/secrets\.|password|client-secret/i);
});

test('nothing that a stranger can write stands in a command', () => {
  for (const command of commands) expect(command).not.toContain('${{');
});

test('pull requests are checked as the README says, and the package is attested before it is deployed', () => {
  const checks = read('checks.yml');
  expect(Object.values(checks.jobs).flatMap((job) => job.steps.flatMap(({ run }) => run ?? []))).toEqual(
    expect.arrayContaining(['npm ci', 'npm audit', 'npm test -- --ci', '.github/scripts/check-bicep.sh']),
  );
  const { package: built, deploy } = read('deploy.yml').jobs;
  const order = (job: typeof built, text: string) =>
    job?.steps.findIndex(({ uses = '', run = '' }) => uses.includes(text) || run.includes(text)) ?? -1;
  expect(order(built, 'npm run --silent package')).toBeLessThan(order(built, 'attest-build-provenance'));
  expect(order(built, 'npm test')).toBeLessThan(order(built, 'npm run --silent package'));
  expect(deploy?.needs).toBe('package');
  expect(order(deploy, 'gh attestation verify')).toBeGreaterThan(order(deploy, 'download-artifact'));
  expect(order(deploy, 'gh attestation verify')).toBeLessThan(order(deploy, 'azure/login'));
  expect(order(deploy, 'preflight')).toBeLessThan(order(deploy, 'deploy-infra.sh'));
  expect(order(deploy, 'deploy-infra.sh')).toBeLessThan(order(deploy, 'deploy-package.sh'));
});

test('counts are guarded by the short form of the benchmarks, and by the floors on what records cost', () => {
  const runs = read('checks.yml').jobs.counts?.steps.flatMap(({ run }) => run ?? []);
  expect(runs).toEqual(['npm ci', 'npm run bench -- --short', 'npm run bench -- --only cost']);
});

test('what is built is what is uploaded and deployed', () => {
  const uploaded = steps.flatMap(({ uses, with: options }) =>
    uses?.startsWith('actions/upload-artifact@') ? String(options?.path).trim().split(/\s+/) : [],
  );
  const name = z.looseObject({ name: z.string() }).parse(packageJson).name;
  expect(uploaded).toEqual([`.deploy/${name}.zip`, `.deploy/${name}.zip.sha256`, `.deploy/${name}.cdx.json`]);
  expect(commands).toContain(`.github/scripts/deploy-package.sh .deploy/${name}.zip`);
});

test('dependencies and actions are kept up to date', () => {
  const { updates } = z
    .looseObject({ updates: z.array(z.looseObject({ 'package-ecosystem': z.string() })) })
    .parse(parse(readFileSync(join(root, '.github/dependabot.yml'), 'utf8')));
  expect(updates.map((each) => each['package-ecosystem'])).toEqual(['npm', 'github-actions']);
});

describe('azure.yaml', () => {
  const hook = z
    .object({ posix: z.object({ run: z.string() }), windows: z.object({ run: z.string() }) })
    .catchall(z.unknown());
  const project = z
    .looseObject({
      infra: z.object({ path: z.string(), module: z.string() }).catchall(z.unknown()),
      hooks: z.record(z.string(), hook),
      services: z.record(
        z.string(),
        z.looseObject({
          host: z.literal('function'),
          dist: z.string(),
          remoteBuild: z.boolean(),
          hooks: z.record(z.string(), hook),
        }),
      ),
    })
    .parse(parse(readFileSync(join(root, 'azure.yaml'), 'utf8')));

  test('its service is the one that the function app is tagged with', () => {
    const bicep = readdirSync(join(root, 'infra')).filter((file) => file.endsWith('.bicep'));
    const tags = bicep.flatMap((file) =>
      [...readFileSync(join(root, 'infra', file), 'utf8').matchAll(/'azd-service-name': '(\w+)'/g)].map(
        ([, name]) => name,
      ),
    );
    expect(tags).toEqual(Object.keys(project.services));
    expect(existsSync(join(root, project.infra.path, `${project.infra.module}.bicep`))).toBe(true);
  });

  test('it ships what npm run package makes, and builds nothing in Azure', () => {
    const main = readFileSync(join(root, 'packaging/main.ts'), 'utf8');
    for (const { dist, remoteBuild } of Object.values(project.services)) {
      expect(remoteBuild).toBe(false);
      expect(dist).toBe('.deploy/app');
    }
    expect(main).toContain("join(root, '.deploy')");
    expect(main).toContain("join(folder, 'app')");
  });

  test('its hooks run scripts that exist, alike everywhere', () => {
    const hooks = [project.hooks, ...Object.values(project.services).map((each) => each.hooks)].flatMap(
      Object.entries,
    );
    expect(hooks.map(([name]) => name)).toEqual(['preprovision', 'postprovision', 'prepackage']);
    for (const [, { posix, windows }] of hooks) {
      const ran = [posix.run, windows.run].map((run) => /npm run --silent ([\w-]+)$/.exec(run)?.[1] ?? '');
      expect(ran[0]).toBe(ran[1]);
      expect(packageJson.scripts).toHaveProperty(ran[0] ?? '');
    }
  });
});
