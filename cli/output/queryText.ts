import type { RecordQuery } from '../../shared/query/recordQuery';
import { recordTypeName } from '../../shared/records/recordTypes';
import { utcText } from './utcText';

const VALUES = [
  'operation',
  'user',
  'mailbox',
  'app',
  'address',
  'session',
  'message',
  'recipient',
  'result',
  'text',
] as const;

/** What was asked for, in one line, for a person. */
export function queryText(query: RecordQuery): string {
  const { recordTypes, from, to } = query;
  const types = recordTypes?.map((recordType) => `${recordType} (${recordTypeName(recordType)})`);
  const parts = [
    ...(types ? [`type ${types.join(' or ')}`] : []),
    ...VALUES.flatMap((name) => (query[name] === undefined ? [] : [`${name} ${query[name]}`])),
  ];
  const what = parts.length === 0 ? 'all records' : parts.join(', ');
  const begin = from ? `from ${utcText(from)}` : 'from the first month that is stored';
  const end = to ? `to ${utcText(to)}` : 'to now';
  return `${what}; ${begin} ${end}${from || to ? ' UTC' : ''}`;
}
