import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nextSteps } from '../../preflight/nextSteps';

test('after the first deployment: consent, then polling, then the lock', () => {
  expect(nextSteps({ identityPrincipalId: '1d000000-0000-4000-a000-000000000001' })).toBe(
    [
      'Left to do:',
      '1. Have ActivityFeed.Read granted to the identity with object ID 1d000000-0000-4000-a000-000000000001: docs/consent.md.',
      '2. Then start polling, not before: azd env set POLLING_ENABLED true && azd provision',
      '3. Lock the copies of the seals when all is as you want it: docs/deploy.md#lock-the-seals.',
      '',
    ].join('\n'),
  );
});

test('when all is done, it says so', () => {
  expect(nextSteps({ POLLING_ENABLED: 'true', SEAL_HEADS_LOCKED: 'TRUE' })).toBe(
    'Nothing is left to do by hand.\n',
  );
});

test('the app that drops months is no service of azd: its code is deployed beside', () => {
  const env = {
    POLLING_ENABLED: 'true',
    SEAL_HEADS_LOCKED: 'true',
    retentionAppName: 'func-drop',
    resourceGroupName: 'rg',
  };
  expect(nextSteps(env)).toContain(
    '--resource-group rg --name func-drop --src .deploy/exchange-audit-tables.zip',
  );
});

test('what it reads are outputs and variables of the deployment', () => {
  const infra = (file: string) => readFileSync(join(__dirname, '../../infra', file), 'utf8');
  for (const output of ['identityPrincipalId', 'retentionAppName', 'resourceGroupName'])
    expect(infra('main.bicep')).toMatch(new RegExp(`^output ${output} `, 'm'));
  for (const variable of ['POLLING_ENABLED', 'SEAL_HEADS_LOCKED'])
    expect(infra('main.bicepparam')).toContain(`readEnvironmentVariable('${variable}'`);
  expect(readFileSync(join(__dirname, '../../docs/deploy.md'), 'utf8')).toContain('\n## Lock the seals\n');
});
