import type { SpanCoverage } from './spanCoverage';

/** One thing that a report cannot know. */
export interface ReportLimit {
  /** For programs. */
  readonly code: string;
  /** For a person, whole sentences. */
  readonly text: string;
}

/** What the tables themselves leave open about a span. */
export function coverageLimits(
  { covered, gaps, quarantined }: SpanCoverage,
  span: { from?: Date | undefined; to?: Date | undefined; generatedAt: Date },
): ReportLimit[] {
  const limits: ReportLimit[] = [];
  if (covered.length === 0) {
    const text = 'Nothing has been polled into these tables: only what was imported is known.';
    limits.push({ code: 'neverPolled', text });
  }
  for (const { contentType, from, to } of covered) {
    if (from && (!span.from || span.from < from)) {
      const text = `Of the time before ${minute(from)} UTC nothing is claimed (${contentType}): collecting began then, and earlier records are stored only as far as Microsoft still listed them or they were imported.`;
      limits.push({ code: 'beforeCoverage', text });
    }
    const end = span.to && span.to < span.generatedAt ? span.to : span.generatedAt;
    if (!to || to < end) {
      const until = to ? `up to ${minute(to)} UTC` : 'up to no time yet';
      const text = `What Microsoft made available is complete ${until} (${contentType}); records of later events are not in the tables yet.`;
      limits.push({ code: 'afterCoverage', text });
    } else if (+end > +to - DELIVERY_MS) {
      const text = `Microsoft may make records of the last 24 hours available later (${contentType}, complete up to ${minute(to)} UTC).`;
      limits.push({ code: 'mayArriveLate', text });
    }
  }
  if (gaps.length > 0) {
    const text = `${gaps.length === 1 ? '1 gap' : `${gaps.length} gaps`} in the tables may hide records of this time.`;
    limits.push({ code: 'gaps', text });
  }
  if (quarantined > 0) {
    const text = `${quarantined === 1 ? '1 received text' : `${quarantined} received texts`} could not be read and may belong here: the command status tells.`;
    limits.push({ code: 'quarantine', text });
  }
  return limits;
}

// Usually 60 to 90 minutes, sometimes a day (Microsoft, "Audit solutions overview").
const DELIVERY_MS = 24 * 60 * 60_000;

function minute(time: Date): string {
  return time.toISOString().slice(0, 16).replace('T', ' ');
}
