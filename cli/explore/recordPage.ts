import type { StoredText } from '../../shared/tables/auditRecords/storedTexts';
import { messagesOfRecord } from '../output/messagesOfRecord';
import { type RecordField, recordGroups } from '../output/recordGroups';
import { recordStory } from '../output/recordStory';
import { utcText } from '../output/utcText';
import type { BoxKind } from './boxMeanings';
import { type Html, html } from './html';
import { receivedText } from './receivedText';
import { recordLeads } from './recordLeads';
import { searchAddress } from './searchAddress';

// Columns from which a search leads on.
const LEADS_TO: Readonly<Record<string, BoxKind>> = {
  UserId: 'user',
  LogonUserDisplayName: 'text',
  MailboxOwnerUPN: 'mailbox',
  MailboxGuid: 'mailbox',
  Sender: 'user',
  Recipient: 'recipient',
  AppId: 'app',
  ClientAppId: 'app',
  Operation: 'operation',
  ClientAddress: 'address',
  SessionId: 'session',
};

/**
 * One record: what it means, its fields by who, what, from where and which messages, where it stands, and its text as received; then
 * whatever else stands under the same Id.
 */
export function recordPage(found: readonly StoredText[], id: string, back: string): Html {
  const title =
    found.length === 0
      ? html`<h1>No record with this Id is stored</h1><p>${id}</p><p>Letter case counts in an Id.</p>`
      : html``;
  const records = found.map((text, at) => oneRecord(text, { id, at, isOnly: found.length === 1 }));
  return html`<p class="back"><a id="back" href="${back}">Back to the list</a></p>
${title}
${records}`;
}

function oneRecord(
  { row, isVariant, utf8, sha256 }: StoredText,
  { id, at, isOnly }: { id: string; at: number; isOnly: boolean },
): Html {
  const text = utf8.toString();
  const time =
    row.CreationTime instanceof Date ? html`<p class="when">${utcText(row.CreationTime)} UTC</p>` : html``;
  const variant = isVariant
    ? html`<p class="note">This text came later under the same Id. The first one is kept, too.</p>`
    : html``;
  const parts = recordGroups(row).map(({ title, fields }) => ({ title, part: fieldGroup(title, fields) }));
  const stored = parts.filter(({ title }) => title === 'Stored').map(({ part }) => part);
  const story = recordStory(row);
  const heading = at === 0 ? html`<h1>${story}</h1>` : html`<h2 class="next">${story}</h2>`;
  return html`<article>
${heading}${time}${variant}${recordLeads(row)}
<div class="groups">${parts.filter(({ title }) => title !== 'Stored').map(({ part }) => part)}</div>
${messageTable(text, isOnly ? '' : String(at))}
${stored}
${receivedText(text, { id, sha256 })}
</article>`;
}

function fieldGroup(title: string, fields: readonly RecordField[]): Html {
  const list = fields.map((field) => html`<div><dt>${field.column}</dt><dd>${fieldValue(field)}</dd></div>`);
  return html`<section class="card"><h2>${title}</h2><dl>${list}</dl></section>`;
}

function fieldValue({ column, value, text }: RecordField): Html {
  const as = LEADS_TO[column];
  if (as === undefined || typeof value !== 'string') return html`${text}`;
  return html`<a href="${searchAddress({ q: value, as })}" title="Search for this">${text}</a>`;
}

function messageTable(text: string, label: string): Html {
  const messages = messagesOfRecord(text);
  if (messages.length === 0) return html``;
  const rows = messages.map(({ where, id, subject, sizeInBytes }) => {
    const isMessageId = id?.includes('@') === true;
    const linked = isMessageId
      ? html`<a href="${searchAddress({ q: id, as: 'message', span: 'all' })}">${id}</a>`
      : html`${id}`;
    return html`<tr><td>${where}</td><td>${linked}</td><td>${subject}</td><td class="number">${sizeInBytes}</td></tr>`;
  });
  const name = `messages${label}`;
  return html`<section class="card"><h2 id="${name}">Which messages</h2>
<div class="scroll" role="region" aria-labelledby="${name}" tabindex="0"><table class="list"><thead><tr><th scope="col">Folder</th><th scope="col">Message</th><th scope="col">Subject</th><th scope="col">Bytes</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>`;
}
