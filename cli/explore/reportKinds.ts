import { lookupRange } from '../../shared/query/lookupRange';
import type { ReadableTables } from '../../shared/query/readableTables';
import type { PortalSelection } from '../../shared/reports/encryptedMail/encryptedMailReport';
import { readEncryptedMailReport } from '../../shared/reports/encryptedMail/readEncryptedMailReport';
import type { AccessSelection } from '../../shared/reports/mailAccess/accessSelection';
import { readMailAccessReport } from '../../shared/reports/mailAccess/readMailAccessReport';
import type { StoreOptions } from '../../shared/tables/store/tableStore';
import type { Clock } from '../../shared/time/clock';
import { encryptedMailView } from '../output/reports/encryptedMailView';
import { mailAccessView } from '../output/reports/mailAccessView';
import type { ReportView } from '../output/reports/reportView';
import type { FormField } from './formField';

/** A report as a page offers it. */
export interface ReportKind {
  readonly path: string;
  readonly title: string;
  /** The question that it answers. */
  readonly question: string;
  readonly fields: readonly FormField[];
  /** What is wrong with what was typed into a field. */
  problem(name: string, value: string): string | undefined;
  read(
    tables: ReadableTables & { readonly clock: Clock },
    values: Readonly<Record<string, string>>,
    span: { from: Date | undefined; to: Date | undefined },
    options: StoreOptions,
  ): Promise<ReportView>;
}

const mailAccess: ReportKind = {
  path: '/reports/mail-access',
  title: 'Mail access',
  question: 'Which messages were read, by whom, and what of it cannot be known?',
  fields: [
    { name: 'user', label: 'User', hint: 'who read; empty: everybody' },
    { name: 'mailbox', label: 'Mailbox', hint: 'whose mail' },
    { name: 'address', label: 'Address', hint: 'IPv4, IPv6 or a block as 203.0.113.0/24' },
    { name: 'session', label: 'Session', hint: 'SessionId of a record' },
    { name: 'app', label: 'App', hint: 'application ID' },
  ],
  problem: (name, value) =>
    name === 'address' && lookupRange('address', value) === undefined
      ? 'Write an address as 203.0.113.9 or 2001:db8::1, or a block as 203.0.113.0/24.'
      : undefined,
  async read(tables, { user, mailbox, address, session, app }, span, options) {
    const selection: AccessSelection = { user, mailbox, address, session, app };
    return mailAccessView(await readMailAccessReport(tables, selection, span, options));
  },
};

const encryptedMail: ReportKind = {
  path: '/reports/encrypted-mail',
  title: 'Encrypted mail',
  question: 'What did outside readers do with encrypted mail in the portal?',
  fields: [
    { name: 'message', label: 'Message', hint: 'its message ID; empty: all' },
    { name: 'sender', label: 'Sender', hint: 'who sent it' },
    { name: 'recipient', label: 'Reader', hint: 'an outside address, or a domain as @example.com' },
  ],
  problem: () => undefined,
  async read(tables, { message, sender, recipient }, span, options) {
    const selection: PortalSelection = { message, sender, recipient };
    return encryptedMailView(await readEncryptedMailReport(tables, selection, span, options));
  },
};

/** The reports, in the order of the menu. */
export const REPORT_KINDS: readonly ReportKind[] = [mailAccess, encryptedMail];
