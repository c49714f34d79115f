import { coverageLimits, type ReportLimit } from '../coverageLimits';
import type { EncryptedMailReport } from './encryptedMailReport';

/** What cannot be known about encrypted mail: of this report, of the tables, and of Microsoft's recording. */
export function portalLimits(report: EncryptedMailReport): ReportLimit[] {
  const hasForwards = report.messages.some(({ forwards }) => forwards.length > 0);
  return [...(hasForwards ? [FORWARDS] : []), ...coverageLimits(report.coverage), ...OF_MICROSOFT];
}

const FORWARDS: ReportLimit = {
  code: 'replyOrForward',
  text: 'Microsoft records a reply and a forward as one operation, and does not say to whom. "Replied" or "forwarded" is told by the beginning of the subject where it has one, "to another domain" by the addresses on the records of the same message.',
};

// Microsoft, "Encrypted message portal activity log".
const OF_MICROSOFT: readonly ReportLimit[] = [
  {
    code: 'portalOnly',
    text: 'Only what is done in the encrypted message portal is recorded: who reads the message in Outlook or in another client leaves no record of this kind.',
  },
  {
    code: 'noAddress',
    text: 'These records name no network address: from where somebody read is not known.',
  },
  {
    code: 'attachments',
    text: 'What happens to an attachment after its download, and to a message after a forward, is not recorded.',
  },
];
