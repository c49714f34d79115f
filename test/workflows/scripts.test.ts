import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type AzAnswers, type FakeAz, makeFakeAz } from '../preflight/fakeAz';

const root = join(__dirname, '../..');

let az: FakeAz;
beforeEach(async () => {
  az = await makeFakeAz();
});
afterEach(() => az.remove());

async function run(script: string, args: string[], answers: AzAnswers, env: Record<string, string> = {}) {
  await az.answers(answers);
  const child = spawn(join(root, '.github/scripts', script), args, {
    env: { PATH: `${az.folder}:${process.env.PATH}`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { exitCode: child.exitCode, stdout, stderr, asked: await az.asked() };
}

const bicepFiles = (ending: string) =>
  readdirSync(join(root, 'infra'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `infra/${file}`)
    .sort();

describe('check-bicep.sh', () => {
  test('has the compiler look at every file', async () => {
    const { exitCode, asked } = await run('check-bicep.sh', [], { bicep: { answer: {} } });
    expect(exitCode).toBe(0);
    const built = bicepFiles('.bicep').flatMap((file) => [
      `bicep build --file ${file} --stdout`,
      `bicep lint --file ${file}`,
    ]);
    const parameters = bicepFiles('.bicepparam').map((file) => `bicep build-params --file ${file} --stdout`);
    expect(asked.toSorted()).toEqual([...built, ...parameters].toSorted());
    expect(parameters.length).toBeGreaterThan(0);
  });

  test('fails with the first that does not build', async () => {
    const { exitCode } = await run('check-bicep.sh', [], {
      bicep: { answer: {} },
      'bicep lint --file infra/main.bicep': { failed: 'BCP018' },
    });
    expect(exitCode).not.toBe(0);
  });
});

describe('deploy-infra.sh', () => {
  test('shows what will change, then deploys it', async () => {
    const { exitCode, asked } = await run(
      'deploy-infra.sh',
      [],
      { deployment: { answer: {} } },
      { AZURE_LOCATION: 'westeurope' },
    );
    expect(exitCode).toBe(0);
    const what = '--name exchange-audit --location westeurope --parameters infra/main.bicepparam';
    expect(asked).toEqual([`deployment sub what-if ${what}`, `deployment sub create ${what} --output none`]);
  });
});

describe('deploy-package.sh', () => {
  const outputs = (retention: string): AzAnswers => ({
    'deployment sub show --name exchange-audit --query properties.outputs.resourceGroupName': { text: 'rg' },
    'deployment sub show --name exchange-audit --query properties.outputs.functionAppName': { text: 'func' },
    'deployment sub show --name exchange-audit --query properties.outputs.retentionAppName': {
      text: retention,
    },
    'functionapp deployment source config-zip': { text: '' },
    'functionapp function list': { text: 'func/dropExpiredMonths\nfunc/pollAuditFeed' },
  });
  const quickly = { DEPLOY_WAIT_SECONDS: '0' };

  test('deploys the package and sees that the host has found its function', async () => {
    const { exitCode, stdout, asked } = await run('deploy-package.sh', ['x.zip'], outputs(''), quickly);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'func has pollAuditFeed.\n' });
    expect(asked).toContain(
      'functionapp deployment source config-zip --resource-group rg --name func --src x.zip --output none',
    );
  });

  test('deploys it to the app that drops months as well, where there is one', async () => {
    const { exitCode, stdout, asked } = await run('deploy-package.sh', ['x.zip'], outputs('drop'), quickly);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'func has pollAuditFeed.\ndrop has dropExpiredMonths.\n',
    });
    expect(asked.filter((line) => line.includes('config-zip'))).toHaveLength(2);
  });

  test('fails where the host shows no function', async () => {
    const answers = { ...outputs(''), 'functionapp function list': { text: '' } };
    const { exitCode, stderr } = await run('deploy-package.sh', ['x.zip'], answers, quickly);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('func does not show the function pollAuditFeed');
  });

  test('fails where the package is refused', async () => {
    const answers = { ...outputs(''), 'functionapp deployment source config-zip': { failed: '403' } };
    expect((await run('deploy-package.sh', ['x.zip'], answers, quickly)).exitCode).not.toBe(0);
  });
});
