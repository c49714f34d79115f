import { z } from 'zod';
import type { StoredRow } from '../../../shared/tables/store/tableStore';
import { failureOf, mailboxOf, type StoryFields, userOf } from './storyFields';

const VERBS = new Map([
  ['AddMailboxRule', 'made'],
  ['ModifyMailboxRule', 'changed'],
  ['RemoveMailboxRule', 'removed'],
]);
const actions = z.array(
  z.looseObject({
    ActionType: z.string().catch('does something'),
    Recipients: z.array(z.string()).optional().catch(undefined),
    DestinationFolder: z.string().optional().catch(undefined),
  }),
);

/** The story of an inbox rule that a mail client set: how intruders forward and hide mail. */
export function inboxRuleStory(
  row: StoredRow,
  { OperationProperties: properties = [] }: StoryFields,
): string {
  const values = new Map(properties.map(({ Name: name, Value: value }) => [name, value]));
  const verb = VERBS.get(values.get('RuleOperation') ?? '') ?? 'changed';
  const name = values.get('RuleName');
  const condition = values.get('RuleCondition');
  const what = actionsOf(values.get('RuleActions'));
  return `${userOf(row)} ${verb} an inbox rule${name ? ` "${name}"` : ''} of ${mailboxOf(row)}${what ? `: ${what}` : ''}${condition ? `, where ${condition}` : ''}.${failureOf(row)}`;
}

function actionsOf(text: string | undefined): string {
  try {
    return actions
      .parse(JSON.parse(text ?? ''))
      .map(({ ActionType: type, Recipients: recipients, DestinationFolder: folder }) =>
        [type, recipients && `to ${recipients.join(', ')}`, folder && `to ${folder}`]
          .filter(Boolean)
          .join(' '),
      )
      .join('; ');
  } catch {
    return text ?? '';
  }
}
