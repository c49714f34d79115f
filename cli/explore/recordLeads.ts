import type { StoredRow } from '../../shared/tables/store/tableStore';
import { type Html, html } from './html';
import { searchAddress } from './searchAddress';

const DAY_MS = 24 * 60 * 60_000;
const MAIL_ACCESS_TYPES: ReadonlySet<unknown> = new Set([2, 50]);

/** Where to look next from a record: what else happened around it, and the reports that it belongs to. */
export function recordLeads(row: StoredRow): Html {
  const leads: Html[] = [];
  const [session, address, user, message] = [row.SessionId, row.ClientAddress, row.UserId, row.MessageId].map(
    textOf,
  );
  const around = dayAround(row.CreationTime);
  // Of a portal record the user is the sender, who did nothing.
  if (user && around && row.RecordType !== 154)
    leads.push(lead(searchAddress({ user, ...around }), 'What this user did that day'));
  if (address && around)
    leads.push(lead(searchAddress({ address, ...around }), 'What came from this address that day'));
  if (session)
    leads.push(lead(searchAddress({ q: session, as: 'session', span: 'all' }), 'The whole session'));
  if (MAIL_ACCESS_TYPES.has(row.RecordType)) {
    if (session) leads.push(lead(reportAddress('mail-access', { session }), 'All mail read in this session'));
    if (address)
      leads.push(lead(reportAddress('mail-access', { address }), 'All mail read from this address'));
  }
  if (row.RecordType === 154 && message) {
    leads.push(lead(reportAddress('encrypted-mail', { message }), 'The story of this encrypted message'));
  }
  if (leads.length === 0) return html``;
  return html`<nav class="questions" aria-label="Look further"><ul>${leads}</ul></nav>`;

  function reportAddress(name: string, values: Readonly<Record<string, string>>): string {
    // A session may have lasted for weeks; what is usual for a mailbox is looked for before it.
    const time = row.CreationTime instanceof Date ? spanAround(row.CreationTime, 15) : {};
    return `/reports/${name}?${new URLSearchParams({ ...values, ...time })}`;
  }
}

function lead(address: string, text: string): Html {
  return html`<li><a href="${address}">${text}</a></li>`;
}

function dayAround(time: unknown): { from: string; to: string } | undefined {
  return time instanceof Date ? spanAround(time, 0) : undefined;
}

function spanAround(time: Date, days: number): { from: string; to: string } {
  const day = (away: number) => new Date(time.getTime() + away * DAY_MS).toISOString().slice(0, 10);
  return { from: day(-days), to: day(days) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
