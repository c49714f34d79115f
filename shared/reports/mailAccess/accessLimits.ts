import { coverageLimits, type ReportLimit } from '../coverageLimits';
import type { MailAccessReport } from './mailAccessReport';

/** What cannot be known about mail that was read, the most important first: of this report, of the tables, and of Microsoft's recording. */
export function accessLimits(report: MailAccessReport): ReportLimit[] {
  return [...ofThisReport(report), ...coverageLimits(report.coverage), ...OF_MICROSOFT];
}

function ofThisReport(report: MailAccessReport): ReportLimit[] {
  const { syncedFolders, blindPeriods, recordsWithoutThrottlingMark: unmarked, sessions } = report;
  const limits: ReportLimit[] = [];
  if (syncedFolders.length > 0) {
    const text =
      'Of a synchronised folder Microsoft records the folder and no message: every message that was in it must be counted as read.';
    limits.push({ code: 'sync', text });
  }
  if (blindPeriods.length > 0) {
    const text =
      'A mailbox with more than 1,000 records of single reads in less than 24 hours is not recorded for the next 24 hours (throttling). In the periods listed, any message may have been read without a record.';
    limits.push({ code: 'throttled', text });
  }
  if (unmarked > 0) {
    const text = `${unmarked === 1 ? '1 record does' : `${unmarked} records do`} not say whether recording was throttled: a stop of 24 hours may have followed without a sign.`;
    limits.push({ code: 'throttlingUnknown', text });
  }
  const unnamed = sessions.reduce((sum, { unnamedReads }) => sum + unnamedReads, 0);
  if (unnamed > 0) {
    const text = `${unnamed === 1 ? '1 read names' : `${unnamed} reads name`} no message: which ones they were is not recorded.`;
    limits.push({ code: 'unnamedReads', text });
  }
  const unjudged = unjudgedMailboxes(report);
  if (unjudged.length > 0) {
    const named = unjudged.slice(0, 3).join(', ');
    const more = unjudged.length > 3 ? ` and ${unjudged.length - 3} more` : '';
    const text = `Whether an address or app was new cannot be told for the first day that is known of a mailbox (here ${named}${more}): there is nothing earlier to compare with.`;
    limits.push({ code: 'noHistory', text });
  }
  return limits;
}

const DAY_MS = 24 * 60 * 60_000;

/** Mailboxes with a session that began within a day of the first access that is known. */
function unjudgedMailboxes({ sessions, mailboxes }: MailAccessReport): string[] {
  const earliest = new Map<string, number>();
  for (const { mailbox, first } of sessions) {
    const key = mailbox.toLowerCase();
    earliest.set(key, Math.min(earliest.get(key) ?? Number.POSITIVE_INFINITY, first.getTime()));
  }
  const isUnjudged = ({ mailbox, knownFrom }: MailAccessReport['mailboxes'][number]) =>
    !knownFrom || knownFrom.getTime() > (earliest.get(mailbox.toLowerCase()) ?? 0) - DAY_MS;
  return mailboxes.filter(isUnjudged).map(({ mailbox }) => mailbox);
}

// Microsoft, "Use MailItemsAccessed to investigate compromised accounts", and "Get started with auditing solutions" for the licences.
const OF_MICROSOFT: readonly ReportLimit[] = [
  {
    code: 'aggregation',
    text: 'Reads of about two minutes stand in one record with one time: the order within it is not known.',
  },
  {
    code: 'repeats',
    text: 'The same message read again within an hour by the same client is not recorded again: counts of reads are the least, not the exact number.',
  },
  {
    code: 'licences',
    text: 'Mailboxes without a licence that includes this event, or with their auditing switched off or bypassed, leave no record at all.',
  },
  {
    code: 'subjects',
    text: 'Records of reads seldom have a subject: it is shown where any stored record of the same message has it.',
  },
];
