import type { StoredRow } from '../../../shared/tables/store/tableStore';
import { count } from '../count';
import { storyFields, userOf } from './storyFields';

/** The story of a message that a data loss prevention rule matched (type 13); what it matched is not repeated. */
export function dlpStory(row: StoredRow): string {
  const { ExchangeMetaData: message, PolicyDetails: policies = [] } = storyFields(row);
  const to = message?.To ?? [];
  const shown = to.length > 3 ? count(to.length, 'recipient') : to.join(', ');
  const rules = policies.map(({ PolicyName: policy = 'without a name', Rules: matched = [] }) => {
    const names = matched.map(({ RuleName: name, Actions: actions = [] }) =>
      [name ?? 'a rule', actions.length > 0 ? `(${actions.join(', ')})` : ''].filter(Boolean).join(' '),
    );
    return `the policy "${policy}"${names.length > 0 ? `, ${names.join('; ')}` : ''}`;
  });
  const subject = message?.Subject ? ` "${message.Subject}"` : '';
  const matched = rules.length > 0 ? rules.join(' and ') : 'a policy';
  return `A message${subject} from ${message?.From ?? userOf(row)}${shown ? ` to ${shown}` : ''} matched ${matched}.`;
}
