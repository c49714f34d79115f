import { findRecords } from '../../query/findRecords';
import { lookupRange } from '../../query/lookupRange';
import type { ReadableTables } from '../../query/readableTables';
import type { RecordQuery } from '../../query/recordQuery';
import type { StoreOptions } from '../../tables/store/tableStore';
import type { Clock } from '../../time/clock';
import { spanCoverage } from '../spanCoverage';
import { wholeRows } from '../wholeRows';
import type { AccessSelection } from './accessSelection';
import { MAIL_ACCESS_COLUMNS, type MailAccess, mailAccessOf } from './mailAccess';
import { type MailAccessReport, mailAccessReport } from './mailAccessReport';
import { storedMessageFacts } from './storedMessageFacts';

const DAY_MS = 24 * 60 * 60_000;
/** How far before the span the usual addresses and apps of a mailbox, and the subjects of its messages, are looked for. */
export const BACKGROUND_DAYS = 30;

// Beyond, one reading of all mailboxes is cheaper than one of each.
const MOST_LOOKUPS = 20;

const LONG_COLUMNS: readonly string[] = ['Folders', 'Messages', 'Item', 'OmittedColumns'];
const SHORT_COLUMNS = MAIL_ACCESS_COLUMNS.filter((column) => !LONG_COLUMNS.includes(column));

export interface ReadReportOptions extends StoreOptions {
  /** Called with the number of records read so far. */
  onProgress?: ((records: number) => void) | undefined;
}

/**
 * Reads the report out of the tables: the accesses that the selection wants, then what is usual for these mailboxes, then what other
 * records tell about the messages.
 * @param span of CreationTime, `to` not included; undefined: no bound
 */
export async function readMailAccessReport(
  tables: ReadableTables & { readonly clock: Clock },
  selection: AccessSelection,
  { from, to }: { from?: Date | undefined; to?: Date | undefined },
  { abortSignal, onProgress }: ReadReportOptions = {},
): Promise<MailAccessReport> {
  const earlier = from && new Date(from.getTime() - BACKGROUND_DAYS * DAY_MS);
  let read = 0;

  async function* accesses(query: RecordQuery, select: readonly string[]): AsyncGenerator<MailAccess> {
    // Oldest first is how the store gives them: nothing has to be held to be turned round.
    // Single reads are type 50; whole folders, and attachments of some, are type 2.
    for (const recordTypes of [[50], [2]]) {
      const operation = recordTypes.includes(2) ? 'MailItemsAccessed' : undefined;
      const rows = findRecords(
        tables,
        { to, ...query, recordTypes, operation, order: 'oldest' },
        { select, abortSignal },
      );
      for await (const row of wholeRows(tables, rows, { abortSignal })) {
        read += 1;
        onProgress?.(read);
        const access = mailAccessOf(row);
        if (access) yield access;
      }
    }
  }

  const isEverything = Object.values(selection).every((value) => value === undefined);
  async function* background(mailboxes: ReadonlySet<string>): AsyncGenerator<MailAccess> {
    if (isEverything && !from) return;
    const isIndexed = [...mailboxes].every((mailbox) => lookupRange('mailbox', mailbox) !== undefined);
    const lookups = isIndexed && mailboxes.size <= MOST_LOOKUPS ? mailboxes : [undefined];
    for (const mailbox of lookups) {
      for await (const access of accesses(
        { mailbox, from: earlier, to: isEverything ? from : to },
        SHORT_COLUMNS,
      )) {
        if (mailboxes.has(access.mailbox.toLowerCase())) yield access;
      }
    }
  }

  const coverage = await spanCoverage(tables, { from, to }, { abortSignal });
  return await mailAccessReport(
    accesses({ ...selection, from }, MAIL_ACCESS_COLUMNS),
    {
      isEverything,
      background,
      messageFacts: (messageIds) =>
        storedMessageFacts(tables, messageIds, { from: earlier, to }, { abortSignal }),
    },
    { selection, from, to, generatedAt: tables.clock.now(), coverage },
  );
}
