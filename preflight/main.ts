import { join } from 'node:path';
import { Command } from 'commander';
import { doctorReport } from '../cli/output/doctorReport';
import type { Check } from '../shared/doctor/check';
import { azureCli } from './az';
import { preflightChecks } from './preflightChecks';

/** `npm run preflight`: run by azd before it provisions (azure.yaml), and by whoever deploys with az. Exit 1 where something must be mended. */
async function main(infra: string): Promise<void> {
  const { resourceGroup } = new Command('preflight')
    .description('look, before a deployment, for what could go wrong with it; makes nothing')
    .option('--resource-group <name>', 'one that is there and is deployed into, instead of the subscription')
    .parse()
    .opts<{ resourceGroup?: string }>();
  const files = {
    template: join(infra, 'main.bicep'),
    groupTemplate: join(infra, 'resourceGroup.bicep'),
    parameters: join(infra, 'main.bicepparam'),
  };
  const checks: Check[] = [];
  for await (const check of preflightChecks(azureCli(), process.env, files, { resourceGroup }))
    checks.push(check);
  process.stdout.write(doctorReport(checks));
  const failed = checks.filter(({ ok }) => ok === false).length;
  if (failed === 0) return;
  process.stderr.write(`${failed} of ${checks.length} checks failed. Nothing was deployed.\n`);
  process.exitCode = 1;
}

void main(join(__dirname, '../../infra'));
