import type { StoredRow } from '../../../shared/tables/store/tableStore';
import { failureOf, storyFields, textOf, userOf } from './storyFields';

// They say how a cmdlet was run, or once more on what.
const SILENT = new Set(['identity', 'force', 'confirm', 'alwaysdeleteoutlookrulesblob', 'domaincontroller']);
const SENDS_MAIL_AWAY =
  /^(forwardto|forwardasattachmentto|redirectto|forwardingsmtpaddress|forwardingaddress|copyto|blindcopyto|redirectmessageto)$/i;
const HIDES_MAIL = /^(deletemessage|movetofolder|markasread)$/i;

/** The story of a cmdlet (type 1): what was run on what, with what, and what that means for mail. */
export function cmdletStory(row: StoredRow): string {
  const cmdlet = textOf(row.Operation) ?? 'a cmdlet';
  const object = textOf(row.ObjectId);
  const given = (storyFields(row).Parameters ?? []).flatMap(({ Name: name = '', Value: value = '' }) =>
    SILENT.has(name.toLowerCase()) || value === 'False' ? [] : [{ name, value }],
  );
  const on = object ? ` on ${object}` : '';
  const using =
    given.length === 0 ? '' : ` with ${given.map(({ name, value }) => `${name} ${value}`).join(', ')}`;
  return `${userOf(row)} ran ${cmdlet}${on}${using}.${failureOf(row) || meaningOf(cmdlet, given)}`;
}

function meaningOf(cmdlet: string, given: readonly { name: string; value: string }[]): string {
  const away = given.filter(({ name, value }) => SENDS_MAIL_AWAY.test(name) && value !== '');
  if (away.length > 0) return ` Mail is sent on to ${away.map(({ value }) => value).join(', ')}.`;
  const isRule = /InboxRule|TransportRule/i.test(cmdlet);
  if (isRule && given.some(({ name }) => HIDES_MAIL.test(name)))
    return " Mail is kept out of the owner's sight.";
  const rights = given.find(({ name }) => /^accessrights$/i.test(name));
  const user = given.find(({ name }) => /^(user|trustee)$/i.test(name));
  if (/^Add-.*Permission$/i.test(cmdlet) && rights && user)
    return ` ${user.value.replace(/^.*\//, '')} now has ${rights.value}.`;
  return '';
}
