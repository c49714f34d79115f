import { z } from 'zod';
import { exchangeFolder } from '../../../shared/records/exchangeFolder';
import { exchangeItem } from '../../../shared/records/exchangeItem';
import { exchangeMetadata } from '../../../shared/records/exchangeMetadata';
import { nameValuePair } from '../../../shared/records/nameValuePair';
import { nested, nestedList, nestedTexts } from '../../../shared/records/nestedValue';
import type { StoredRow } from '../../../shared/tables/store/tableStore';

// Where the text is cut off or no JSON, the story does without.
const fromText = (value: unknown): unknown => {
  if (typeof value !== 'string') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
};
const policies = nestedList(
  z.looseObject({
    PolicyName: z.string().optional().catch(undefined),
    Rules: nestedList(
      z.looseObject({ RuleName: z.string().optional().catch(undefined), Actions: nestedTexts }),
    ),
  }),
);
const schema = z.object({
  Item: z.preprocess(fromText, nested(exchangeItem)),
  AffectedItems: z.preprocess(fromText, nestedList(exchangeItem)),
  Folder: z.preprocess(fromText, nested(exchangeFolder)),
  DestFolder: z.preprocess(fromText, nested(exchangeFolder)),
  Parameters: z.preprocess(fromText, nestedList(nameValuePair)),
  OperationProperties: z.preprocess(fromText, nestedList(nameValuePair)),
  ExchangeMetaData: z.preprocess(fromText, nested(exchangeMetadata)),
  PolicyDetails: z.preprocess(fromText, policies),
  Receivers: z.preprocess(fromText, nestedTexts),
});

/** The nested parts of a record that its story is told from, out of its columns. Never fails: what is odd is missing. */
export type StoryFields = z.infer<typeof schema>;

/** Reads them. */
export function storyFields(row: StoredRow): StoryFields {
  return schema.parse(row);
}

/** A column's text; undefined where there is none. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Who acted. */
export function userOf(row: StoredRow): string {
  return textOf(row.UserId) ?? 'Somebody';
}

/** Whose mailbox was touched, as it goes into a sentence. */
export function mailboxOf(row: StoredRow): string {
  const owner = textOf(row.MailboxOwnerUPN) ?? textOf(row.MailboxGuid);
  if (owner === undefined) return 'a mailbox';
  return owner.toLowerCase() === textOf(row.UserId)?.toLowerCase()
    ? 'their own mailbox'
    : `the mailbox of ${owner}`;
}

/** What to add where something did not go well. */
export function failureOf(row: StoredRow): string {
  const result = textOf(row.ResultStatus)?.toLowerCase();
  if (result === 'partiallysucceeded') return ' Only a part of it succeeded.';
  return result === 'failed' || result === 'failure' || result === 'false' ? ' It failed.' : '';
}
