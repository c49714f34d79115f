import { z } from 'zod';

/** How one request can go wrong; `short-body` ends properly but the JSON in it is cut, `stall` stops half-way and stays silent. */
export const failureKind = z.enum([
  '429',
  '403-AF429',
  '401',
  '408',
  '500',
  '503',
  'AF50000',
  'html-502',
  'reset',
  'truncated-body',
  'short-body',
  'stall',
  'hang',
]);
export type FailureKind = z.infer<typeof failureKind>;

const requestsFail = z.object({
  /** Probability per request, 0 to 1. */
  rate: z.number().min(0).max(1),
  kinds: z.array(failureKind).min(1),
  retryAfter: z.enum(['none', 'seconds', 'date']).default('none'),
  retryAfterS: z.number().default(1),
  /** Only these operations (names as in `tenant.requests`); left out, every one including sign-in. */
  operations: z.array(z.string()).optional(),
  /** Stops by itself after so many failures. */
  times: z.number().int().optional(),
});

/**
 * Every fault of the tenant that can be switched while it runs, with what it is when nobody has touched it.
 * The README of this folder says which field quirk each one plays.
 */
export const faultSettings = z.strictObject({
  requestsFail: requestsFail.optional(),
  signInError: z.number().int().optional(),
  tokenRejectedAfterRequests: z.number().int().optional(),
  throttleStatus: z.union([z.literal(403), z.literal(429)]).default(403),
  contentUriHost: z.enum(['own', 'http-localhost', 'stranger']).default('own'),
  contentUriPathCase: z.enum(['audit', 'Audit']).default('audit'),
  nextPageUriHost: z.enum(['own', 'stranger']).default('own'),
  nextPageUriLosesPublisher: z.boolean().default(true),
  nextPageUriHeaderName: z.enum(['NextPageUri', 'NextPageUrl', 'nextpageuri']).default('NextPageUri'),
  nextPageLoop: z.boolean().default(false),
  nextPageTokenRejectedTimes: z.number().int().default(0),
  emptyPageWithNext: z.boolean().default(false),
  wideWindowAnsweredPartially: z.boolean().default(false),
  listingOmitsNewestMs: z.number().default(0),
  rejectedContent: z
    .object({
      contentIds: z.array(z.string()),
      answer: z.enum(['AF20050', 'AF20051', 'AF20052', 'AF50000', '403']).default('AF20050'),
    })
    .optional(),
  recordRepeatedInNextBlob: z.boolean().default(false),
  partialBlobYoungerThanMs: z.number().default(0),
  contentIdWithoutRegion: z.boolean().default(false),
  contentFromBeforeSubscription: z.boolean().default(true),
  contentTypeSpelledOtherwise: z.boolean().default(false),
  subscriptionWithoutStatus: z.boolean().default(false),
  subscriptionDisabled: z.array(z.string()).default([]),
  auditingOff: z.boolean().default(false),
  tenantWithoutLicence: z.boolean().default(false),
  clientIdInPathAccepted: z.boolean().default(false),
  rolesMissing: z.boolean().default(false),
  redirectBlobs: z.boolean().default(false),
  bodyWithBom: z.boolean().default(false),
  compressed: z.boolean().default(false),
  tenantCloud: z.enum(['worldwide', 'gcc', 'gcchigh', 'dod', 'china']).default('worldwide'),
  serverClockSkewMs: z.number().default(0),
});

export type FaultSettings = z.infer<typeof faultSettings>;
export type FaultChange = z.input<typeof faultSettings>;
