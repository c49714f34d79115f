import { z } from 'zod';

/**
 * What a verification can find:
 * - `missing`: Microsoft gives the record, the tables do not have it
 * - `different`: they have another text, an altered row, or a row without its text
 * - `unindexed`: it is stored, but a search by user, message, Id and so on may not find it
 * - `notStored`: content that is listed and has not been stored yet
 * - `unreachable`: content that is listed and could not be fetched; `knownGap`: so, and a gap row says so
 * - `outOfReach`: stored content whose time ended before it could be compared
 * - `unlisted`: a stretch that Microsoft did not list to its end
 * - `severalKeys`: the Id stands under more than one time or type
 * - `pending`: content too young to be stored
 */
export const FINDING_KINDS = [
  'missing',
  'different',
  'unindexed',
  'notStored',
  'unreachable',
  'unlisted',
  'knownGap',
  'outOfReach',
  'severalKeys',
  'pending',
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

/** Kinds that mean: the tables do not hold what Microsoft holds, or it could not be told. */
export const FAILING_KINDS: readonly FindingKind[] = [
  'missing',
  'different',
  'unindexed',
  'notStored',
  'unreachable',
  'unlisted',
];

/** One thing found, as it is kept between two runs and printed. Never holds anything of a record but its Id. */
export const finding = z.object({
  kind: z.enum(FINDING_KINDS),
  /** The record's Id; `{contentId}#{index}` for a text that has none; a contentId or a span where it is no record. */
  id: z.string(),
  /** The content that brought it. */
  contentId: z.string().optional(),
  /** `{PartitionKey}/{RowKey}` of the row that it is about. */
  row: z.string().optional(),
  /** Why: a code of the service, or a word of this program. */
  detail: z.string().optional(),
});

export type Finding = z.infer<typeof finding>;
