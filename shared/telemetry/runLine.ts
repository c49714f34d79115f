import { OperatorFault } from '../faults/operatorFault';
import type { PollSummary } from '../ingest/pollSummary';
import { type PollRun, pollRunRowKey, type RunKind } from '../ledger/pollRun';
import { scrubbedText } from './scrubbedText';

/** What is known of the newest content of a content type when a poll ends. */
export interface NewestContent {
  readonly contentType: string;
  /** Undefined: none has come yet. */
  readonly createdAt: Date | undefined;
}

/** One poll of one tenant that has ended, as far as it came. */
export interface EndedPoll {
  /** Its name in TENANTS; undefined where one tenant alone is set up. */
  readonly tenant: string | undefined;
  /** Undefined where the settings do not say. */
  readonly tenantId: string | undefined;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** Undefined where it ended before it began: a setting missing, the store out of reach. */
  readonly run: PollRun | undefined;
  readonly summary: PollSummary | undefined;
  /** Undefined where it could not be read any more. */
  readonly newestContent: readonly NewestContent[] | undefined;
  /** What it threw. */
  readonly error?: unknown;
  /** `ingest`: no poll, but a worker's time with the queue. */
  readonly kind?: RunKind;
}

/** The first characters of every run line: alert queries find it by them. */
export const RUN_LINE_START = '{"event":"auditPollRun",';

/**
 * The one line that a poll leaves in telemetry, JSON. Public: alert queries and the workbook read it (docs/telemetry.md), so names are
 * added, never changed. It holds counts, times and names of ours; no record content, no request address, no key of an index row.
 */
export function runLine(ended: EndedPoll): string {
  const { tenant, tenantId, startedAt, endedAt, run, summary, newestContent, error } = ended;
  const isFailed = 'error' in ended;
  const newest = (newestContent ?? []).map(({ contentType, createdAt }) => ({
    contentType,
    createdAt: createdAt?.toISOString() ?? null,
    ageMinutes: createdAt ? ageMinutes(createdAt, endedAt) : null,
  }));
  return JSON.stringify({
    event: ended.kind === 'ingest' ? 'auditIngestRun' : 'auditPollRun',
    outcome: isFailed ? 'failed' : summary?.complete ? 'complete' : 'incomplete',
    tenant: tenant ?? tenantId ?? '',
    tenantId: tenantId ?? '',
    // RowKey of the poll's row in the coverage table, and column `run` of the ledger rows that it wrote.
    run: run ? pollRunRowKey(run) : '',
    app: run?.app ?? '',
    appVersion: run?.appVersion ?? '',
    startedAt: startedAt.toISOString(),
    endedAt: endedAt.toISOString(),
    metrics: metricsOf(summary, {
      durationSeconds: Math.round((endedAt.getTime() - startedAt.getTime()) / 1_000),
      newestContentAgeMinutes: youngest(newest),
    }),
    newestContent: newest,
    failure: isFailed ? failureOf(error) : null,
    gapReasons: [...new Set(summary?.gaps.map(({ reason }) => reason))].sort(),
    seals: summary?.seals ?? [],
    notes: summary?.notes.map(scrubbedText) ?? [],
  });
}

/** Every number of the poll, by the name that it has in `poll --json`. */
function metricsOf(
  summary: PollSummary | undefined,
  own: Record<string, number | null>,
): Record<string, number | null> {
  const counts = Object.entries(summary ?? {}).filter(
    (each): each is [string, number] => typeof each[1] === 'number',
  );
  return { ...own, gapsOpened: summary?.gaps.length ?? 0, ...Object.fromEntries(counts) };
}

function failureOf(error: unknown): { what: string; fix: string } {
  if (error instanceof OperatorFault) return { what: scrubbedText(error.message), fix: error.fix };
  // Any other error's message may hold anything.
  const what = error instanceof Error ? error.name : 'an unknown error';
  return { what, fix: 'Please report this with the version of this app; the next poll goes on.' };
}

function ageMinutes(createdAt: Date, now: Date): number {
  return Math.max(0, Math.round((now.getTime() - createdAt.getTime()) / 60_000));
}

function youngest(newest: readonly { ageMinutes: number | null }[]): number | null {
  const ages = newest.flatMap(({ ageMinutes }) => ageMinutes ?? []);
  return ages.length === 0 ? null : Math.min(...ages);
}
