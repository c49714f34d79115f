import type { SpanCoverage } from './spanCoverage';

/** One thing that a report cannot know. */
export interface ReportLimit {
  /** For programs. */
  readonly code: string;
  /** For a person, whole sentences. */
  readonly text: string;
}

/** What the tables themselves leave open about a span. */
export function coverageLimits({
  gaps,
  begunLater,
  reachesTo,
  mayStillComeFrom,
  quarantined,
}: SpanCoverage): ReportLimit[] {
  const limits: ReportLimit[] = [];
  if (gaps.length > 0) {
    const text = `${gaps.length === 1 ? '1 gap' : `${gaps.length} gaps`} in the tables may hide records of this time: they are listed under "Gaps in the tables".`;
    limits.push({ code: 'gaps', text });
  }
  for (const { contentType, coveredFrom } of begunLater) {
    const text = `Collecting ${contentType} began ${minute(coveredFrom)} UTC. Of what happened before nothing is claimed: earlier records are here only as far as Microsoft still listed them, or where they were imported.`;
    limits.push({ code: 'beforeCoverage', text });
  }
  if (reachesTo === undefined) {
    const text = 'Nothing has been polled into these tables: only what was imported is known.';
    limits.push({ code: 'neverPolled', text });
  } else if (mayStillComeFrom !== undefined) {
    const text = `The data reaches to ${minute(reachesTo)} UTC. Records of events after ${minute(mayStillComeFrom)} UTC may still come: most within 90 minutes, the last after 7 days.`;
    limits.push({ code: 'mayStillCome', text });
  }
  if (quarantined > 0) {
    const text = `${quarantined === 1 ? '1 received text' : `${quarantined} received texts`} could not be read and may belong here: the command status tells.`;
    limits.push({ code: 'quarantine', text });
  }
  return limits;
}

function minute(time: Date): string {
  return time.toISOString().slice(0, 16).replace('T', ' ');
}
