/** Said where the tables are empty. */
export const NOTHING_POLLED = 'Nothing has been polled into these tables yet.';

/** Said where content was listed once, and no row tells any more what is covered. */
export const COVERAGE_LOST =
  'What is covered, and which gaps there were, is not known any more: the rows of the coverage table are gone, though content has been listed. Find out who deleted them (activity log of the storage account). The next poll begins coverage anew; what is stored is recognised.';

/** How to read the times of `status`. */
export const COVERAGE_NOTE =
  'Times are UTC and say when Microsoft made records available, which may be days after the event. Up to "Final" nothing more can appear. What was made available before "Complete" begins is stored as far as Microsoft still listed it, but nothing is claimed about it.';

/** What to know about closing a gap by an export. Limits as in the docs of Search-UnifiedAuditLog and of Purview audit retention. */
export const EXPORT_NOTE =
  'A search ends at 50,000 rows, and a file that reached it closes nothing: search shorter spans then, and give all files at once (in PowerShell: import (Get-Item gap-*.csv) ...). Microsoft keeps records for such searches 180 days, with some licences longer.';
