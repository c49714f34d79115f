import { spanMadeUpFor } from '../ledger/closingStatement';
import { CoverageTable } from '../ledger/coverageTable';
import type { Gap } from '../ledger/gap';
import { intersectSpans, type Span } from '../ledger/spans';
import type { ReadableTables } from '../query/readableTables';
import type { StoreOptions } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import type { ClosingDoubt } from './closingDoubt';
import type { ExportContents } from './exportContents';
import { fileDoubts } from './fileDoubts';
import { filterDoubts } from './filterDoubts';
import type { ImportedExport } from './importSummary';
import { noteStatement } from './noteStatement';
import { storedRecords } from './storedRecords';

/** What a person states about exports that are imported. */
export interface Covers {
  readonly contentType: string;
  /** Times of events that the exports hold everything of. */
  readonly span: Span;
  /** No filter was used: signs of one do not count then. */
  readonly isWhole: boolean;
  /** Rows that the search could have given at the most. */
  readonly sourceLimit: number | undefined;
}

/** What became of the statement. */
export interface ClosingOutcome {
  readonly contentType: string;
  readonly from: Date;
  readonly to: Date;
  /** Gaps, or parts of gaps, that are closed by it now. */
  readonly closed: readonly Gap[];
  /** Gaps of the content type, or parts of them, that are open still. */
  readonly open: readonly Gap[];
  /** Why nothing was closed; where the person has stated that no filter was used, what spoke against it. */
  readonly doubts: readonly ClosingDoubt[];
}

/**
 * Closes the gaps that exports make up for, by a person's statement: never *covered*, and only where nothing in the exports or in the
 * tables speaks against their being whole. The evidence is written before the first gap is closed.
 */
export async function closeGaps(
  tables: ReadableTables & { readonly clock: Clock; readonly appVersion: string },
  { contentType, span, isWhole, sourceLimit }: Covers,
  { files, contents }: { files: readonly ImportedExport[]; contents: ExportContents },
  options: StoreOptions = {},
): Promise<ClosingOutcome> {
  const coverage = new CoverageTable(tables.store, tables.names.coverage);
  const gaps: Gap[] = [];
  for await (const gap of coverage.openGaps(contentType, options)) gaps.push(gap);
  const outcome = { contentType, ...span, closed: [], open: gaps };
  const closable = gaps.flatMap((gap) => closablePart(gap, spanMadeUpFor(span)) ?? []);

  const doubts = files.flatMap((file) => fileDoubts(file, sourceLimit));
  doubts.push(...pageDoubts(files));
  if (contents.records === 0) {
    const text = `No record of ${contentType} between ${span.from.toISOString()} and ${span.to.toISOString()}.`;
    doubts.push({ code: 'noRecords', text, canBeStated: false });
  } else if (closable.length > 0) {
    const own = new Set(files.map(({ sha256 }) => sha256));
    doubts.push(...filterDoubts(contents, await storedRecords(tables, contents, own, options), closable));
  }
  const isDoubted = doubts.some(({ canBeStated }) => !(canBeStated && isWhole));
  if (isDoubted || closable.length === 0) return { ...outcome, doubts };

  const statement = {
    file: files.map(({ fileName }) => fileName).join(', '),
    sha256: files.map(({ sha256 }) => sha256).join(', '),
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    ...span,
  };
  await noteStatement(tables, { ...statement, contentType, isWhole, sourceLimit, doubts }, options);
  const closed: Gap[] = [];
  const open: Gap[] = [];
  for (const gap of gaps) {
    if (!closablePart(gap, spanMadeUpFor(span))) open.push(gap);
    else {
      const result = await coverage.closeByStatement(gap, statement, options);
      if (result.closed) closed.push(result.closed);
      open.push(...result.open);
    }
  }
  return { ...outcome, closed, open, doubts };
}

/** Pages of Graph without the last one. */
function pageDoubts(files: readonly ImportedExport[]): ClosingDoubt[] {
  const pages = files.flatMap(({ form, fileName }) => (form.kind === 'jsonPage' ? [{ form, fileName }] : []));
  if (pages.length === 0 || pages.some(({ form }) => !form.hasNextPage)) return [];
  const text = `${pages.at(-1)?.fileName} says that there is another page behind it (@odata.nextLink). Give all pages at once.`;
  return [{ code: 'searchNotWhole', text, canBeStated: true }];
}

/** Of one blob all or nothing. */
function closablePart(gap: Gap, span: Span): Span | undefined {
  if (gap.contentId === undefined) return intersectSpans([gap], [span])[0];
  return span.from <= gap.from && gap.to <= span.to ? gap : undefined;
}
