import type { ClosedRoom } from '../ingest/claimRoom';
import { runLine } from './runLine';

/** The first characters of that line: alert queries find it by them. */
export const INGEST_LINE_START = '{"event":"auditIngestRun",';

/** The line that a worker leaves for some thousand contents, or once nothing has come for a while: as a poll's, by another name. */
export function ingestLine({
  tenant,
  tenantId,
  run,
  summary,
}: ClosedRoom & { readonly tenant: string | undefined }): string {
  const { startedAt, endedAt, failure } = run;
  return runLine({
    ...{ kind: 'ingest', tenant, tenantId, startedAt, endedAt, run, summary, newestContent: undefined },
    ...(failure !== undefined && { error: new Error(failure) }),
  });
}
