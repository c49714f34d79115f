import { hash } from 'node:crypto';
import { z } from 'zod';
import type { RowValue } from '../tables/store/tableRow';
import type { StoredRow } from '../tables/store/tableStore';

/** `first`: the day's records when it was sealed; `late`: those and what came since. */
export type SealReason = 'first' | 'late';

/** One link of a type-day's chain, without its manifest. */
export interface SealLink {
  /** Of the type-day, as in the records table: `{RecordType}_{yyyy-MM-dd}`. */
  readonly partitionKey: string;
  /** Counted from 1. */
  readonly number: number;
  /** Rows in the manifest. */
  readonly rows: number;
  /** Of the manifest's UTF-8 bytes, lower-case hex. */
  readonly manifestSha256: string;
  /** Hash of the link before, or {@link NO_PREVIOUS_HASH}. */
  readonly previousHash: string;
  /** Whole seconds. */
  readonly sealedAt: Date;
  readonly reason: SealReason;
  readonly appVersion: string;
}

/** A link as it stands in the table. */
export interface StoredSealLink extends SealLink {
  /** The hash that the row claims; right where it equals {@link sealHash}. */
  readonly hash: string;
  /** Rows that go on with the manifest. */
  readonly parts: number;
}

/** What a chain begins with in place of a hash. */
export const NO_PREVIOUS_HASH = '0'.repeat(64);

/** How a link's number stands in its row key. */
export function linkRowKey(number: number): string {
  return String(number).padStart(4, '0');
}

/** Row keys of links, so that their continuation rows stay out. */
export const LINK_ROW_KEY = /^\d{4,}$/;

/**
 * The hash of a link: SHA-256 over nine lines of UTF-8, each ended by one line feed. Public (docs/seals.md): whoever checks a seal by hand
 * does it by this form, so it changes only with the version in its first line.
 * @returns 64 lower-case hex digits
 */
export function sealHash(link: SealLink): string {
  const lines = [
    'exchange-audit-tables seal 1',
    link.partitionKey,
    linkRowKey(link.number),
    link.previousHash,
    link.manifestSha256,
    String(link.rows),
    link.reason,
    secondText(link.sealedAt),
    link.appVersion,
  ];
  return hash('sha256', `${lines.join('\n')}\n`, 'hex');
}

/** Whole seconds without a fraction, as the store gives them back; a fraction that somebody added stays visible. */
function secondText(time: Date): string {
  return time.toISOString().replace('.000Z', 'Z');
}

/** The columns of a link's head row beside keys and manifest. */
export function linkColumns(link: SealLink): Record<string, RowValue> {
  return {
    Version: 1,
    Rows: link.rows,
    ManifestSha256: link.manifestSha256,
    PreviousHash: link.previousHash,
    Hash: sealHash(link),
    SealedAt: { type: 'DateTime', value: secondText(link.sealedAt) },
    Reason: link.reason,
    AppVersion: link.appVersion,
  };
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const columns = z.looseObject({
  partitionKey: z.string(),
  rowKey: z.string().regex(LINK_ROW_KEY),
  Version: z.literal(1),
  Rows: z.number().int().nonnegative(),
  ManifestSha256: sha256,
  PreviousHash: sha256,
  Hash: sha256,
  SealedAt: z.date(),
  Reason: z.enum(['first', 'late']),
  AppVersion: z.string(),
  Parts: z.number().int().nonnegative().default(0),
});

/** Columns that make a link. */
export const LINK_COLUMNS = Object.keys(columns.shape).filter((name) => /^[A-Z]/.test(name));

/** A head row of the seals table as a link; undefined where it is none, or none that this version knows. */
export function sealLinkOf(row: StoredRow): StoredSealLink | undefined {
  const parsed = columns.safeParse(row);
  if (!parsed.success) return undefined;
  const { data } = parsed;
  return {
    partitionKey: data.partitionKey,
    number: Number(data.rowKey),
    rows: data.Rows,
    manifestSha256: data.ManifestSha256,
    previousHash: data.PreviousHash,
    hash: data.Hash,
    sealedAt: data.SealedAt,
    reason: data.Reason,
    appVersion: data.AppVersion,
    parts: data.Parts,
  };
}
