import type { ContentTypeStatus } from '../../../shared/query/contentTypeStatus';
import type { OpenGap } from '../../../shared/query/openGaps';
import type { Status } from '../../../shared/query/readStatus';

const at = (text: string) => new Date(text);

/** The time at which {@link statusWith} is. */
export const NOW = at('2026-11-10T12:00:00Z');

/** A content type that is covered from 2026-11-01 to 5 minutes ago, with changes. */
export function contentTypeWith(change: Partial<ContentTypeStatus> = {}): ContentTypeStatus {
  const [coveredFrom, coveredTo] = [at('2026-11-01T00:00:00Z'), at('2026-11-10T11:55:00Z')];
  return {
    contentType: 'Audit.Exchange',
    beforeCoverage: { to: coveredFrom },
    coveredFrom,
    coveredTo,
    coveredSpans: [{ from: coveredFrom, to: coveredTo }],
    settledTo: at('2026-11-03T11:55:00Z'),
    lastContentCreated: at('2026-11-10T11:50:00Z'),
    lastPollAt: coveredTo,
    backlog: 0,
    waiting: undefined,
    editedRows: [],
    ...change,
  };
}

/** A state without any fault, with changes. */
export function statusWith(change: Partial<Status> = {}): Status {
  return {
    contentTypes: [contentTypeWith()],
    gaps: [],
    closingExports: [],
    closedGaps: [],
    quarantined: 0,
    quarantine: [],
    silentRecordTypes: [],
    isCoverageLost: false,
    lastRun: undefined,
    ...change,
  };
}

/** An hour on 2026-11-05 that nobody polled, with changes. */
export function openGapWith(change: Partial<OpenGap> = {}): OpenGap {
  return {
    contentType: 'Audit.Exchange',
    from: at('2026-11-05T00:00:00Z'),
    to: at('2026-11-05T01:00:00Z'),
    reason: 'notPolledInTime',
    since: at('2026-11-09T00:00:00Z'),
    state: 'open',
    contentId: undefined,
    contentExpiration: undefined,
    isUnderWay: false,
    fetchableUntil: undefined,
    attempts: undefined,
    lastError: undefined,
    ...change,
  };
}
