import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { type CampaignReport, campaignReport } from './campaign';
import type { ChaosJob, ChaosResult } from './chaosJob';

/**
 * Runs one campaign in a process of its own, so that two can run at once and none inherits what another has left.
 * @param script this program, which takes a job with `--job`
 * @returns its report; one that ends without is a fault
 */
export async function runChaosJob(script: string, job: ChaosJob): Promise<ChaosResult> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [script, '--job', JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed, [exitCode, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  return { ...job, seconds, report: reportOf(printed) ?? ended(`it ended with ${exitCode ?? signal}`) };
}

function reportOf(printed: string): CampaignReport | undefined {
  try {
    return campaignReport.parse(JSON.parse(printed));
  } catch {
    return undefined;
  }
}

function ended(how: string): CampaignReport {
  return { records: 0, injected: {}, survived: '', faults: [`the campaign has no report: ${how}`] };
}
