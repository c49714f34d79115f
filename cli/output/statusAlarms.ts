import type { ContentTypeStatus } from '../../shared/query/contentTypeStatus';
import type { OpenGap } from '../../shared/query/openGaps';
import type { Status } from '../../shared/query/readStatus';
import { count } from './count';
import { durationText } from './durationText';
import { utcText } from './utcText';

const HOUR_MS = 60 * 60_000;
// The timer polls every 5 minutes unless it is set otherwise; the deployment's own alert waits for an hour, too.
const SILENT_MS = HOUR_MS;
const SOON_MS = 24 * HOUR_MS;

// ExchangeItem, ExchangeItemGroup, ExchangeAggregatedOperation, ExchangeItemAggregated.
const MAILBOX_TYPES: ReadonlySet<number> = new Set([2, 3, 19, 50]);
const MAILBOX_HINT =
  'Is mailbox auditing still on? Get-OrganizationConfig | Format-List AuditDisabled must say False.';

/** What a person should act on now, the most urgent first; a line each. */
export function statusAlarms(
  { contentTypes, gaps, lastRun, silentRecordTypes }: Status,
  now: Date,
): string[] {
  const alarms: string[] = [];
  const polls = contentTypes.flatMap(({ lastPollAt }) => lastPollAt ?? []);
  const newest = Math.max(lastRun?.startedAt.getTime() ?? 0, ...polls.map((time) => time.getTime()));
  const isPolling = now.getTime() - newest <= SILENT_MS;
  if (!isPolling && newest > 0) {
    const age = durationText(now.getTime() - newest);
    alarms.push(
      `Nothing has polled for ${age}, since ${utcText(new Date(newest))}. Find out why: npm run --silent audit -- doctor`,
    );
  }
  for (const gap of gaps) if (gap.isUnderWay) alarms.push(`${gap.contentType}: ${lossUnderWay(gap)}`);
  if (lastRun?.outcome === 'failed') {
    const why = lastRun.failure ? `: ${lastRun.failure}` : '.';
    alarms.push(`The last poll (${utcText(lastRun.startedAt)}, by ${lastRun.app}) failed${why}`);
  }
  for (const each of contentTypes) alarms.push(...typeAlarms(each, { now, isPolling }));
  for (const { recordType, recordTypeName, lastDay, daysSeen } of silentRecordTypes) {
    alarms.push(
      `${recordTypeName} (${recordType}) came on ${daysSeen} of 14 days, and no more since ${lastDay}. ${MAILBOX_TYPES.has(recordType) ? MAILBOX_HINT : 'Is its auditing still switched on?'}`,
    );
  }
  return alarms;
}

function lossUnderWay({ reason, from, to }: OpenGap): string {
  if (reason === 'subscriptionDisabled') {
    return `the subscription is switched off, and nothing is collected since ${utcText(from)}. A poll switches it on again.`;
  }
  return `records are being lost. What Microsoft made available before ${utcText(to)} is out of reach, and more with every minute until a poll comes to its end.`;
}

function typeAlarms(
  { contentType, lastPollAt, waiting, editedRows }: ContentTypeStatus,
  { now, isPolling }: { now: Date; isPolling: boolean },
): string[] {
  const alarms: string[] = [];
  if (!lastPollAt) alarms.push(`${contentType}: no poll has come to its end yet.`);
  else if (isPolling && now.getTime() - lastPollAt.getTime() > SILENT_MS) {
    alarms.push(
      `${contentType}: no poll has come to its end for ${durationText(now.getTime() - lastPollAt.getTime())}, since ${utcText(lastPollAt)}, though polls have begun.`,
    );
  }
  if (waiting && waiting.contentExpiration.getTime() - now.getTime() < SOON_MS) {
    alarms.push(
      `${contentType}: the oldest waiting content is to be had until ${utcText(waiting.contentExpiration)} only.`,
    );
  }
  if (editedRows.length > 0) {
    const rows = count(editedRows.length, 'row');
    alarms.push(
      `${contentType}: ${rows} of the content table changed by hand, such as ${editedRows[0]}. What can still be read of them is used.`,
    );
  }
  return alarms;
}
