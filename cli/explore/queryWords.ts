import type { RecordQuery } from '../../shared/query/recordQuery';
import { recordTypeName } from '../../shared/records/recordTypes';
import { utcText } from '../output/utcText';

/** What was searched for, in words: `user alice@contoso.com, type OMEPortal, from 2026-10-27 09:00 until now`. */
export function queryWords(query: RecordQuery): string {
  const { recordTypes, from, to } = query;
  const named = [
    ['operation', query.operation],
    ['user', query.user],
    ['mailbox', query.mailbox],
    ['recipient', query.recipient],
    ['address', query.address],
    ['message', query.message],
    ['session', query.session],
    ['app', query.app],
    ['result', query.result],
    ['the text', query.text],
  ] as const;
  const words = named.flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]));
  if (recordTypes) words.push(`type ${recordTypes.map(recordTypeName).join(', ')}`);
  if (words.length === 0) words.push('all records');
  const start = from ? `from ${utcText(from).slice(0, 16)}` : 'from the beginning';
  return `${words.join(', ')}, ${start} until ${to ? utcText(to).slice(0, 16) : 'now'}`;
}
