import { join } from 'node:path';
import { doctorReport } from '../cli/output/doctorReport';
import type { Check } from '../shared/doctor/check';
import { azureCli } from './az';
import { preflightChecks } from './preflightChecks';

/** `npm run preflight`: run by azd before it provisions (azure.yaml), and by whoever deploys with az. Exit 1 where something must be mended. */
async function main(infra: string): Promise<void> {
  const files = { template: join(infra, 'main.bicep'), parameters: join(infra, 'main.bicepparam') };
  const checks: Check[] = [];
  for await (const check of preflightChecks(azureCli(), process.env, files)) checks.push(check);
  process.stdout.write(doctorReport(checks));
  const failed = checks.filter(({ ok }) => ok === false).length;
  if (failed === 0) return;
  process.stderr.write(`${failed} of ${checks.length} checks failed. Nothing was deployed.\n`);
  process.exitCode = 1;
}

void main(join(__dirname, '../../infra'));
