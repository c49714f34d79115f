import type { Status } from '../../shared/query/readStatus';
import { closingSearch } from './closingSearch';
import { count } from './count';
import { EXPORT_NOTE } from './statusNotes';
import { terminalSafe } from './terminalSafe';
import { wrapped } from './wrapped';

const SHOWN = 3;

/** How to close gaps by exports, ready to be copied; empty where nothing is to be closed so. */
export function exportSection({ closingExports }: Status): string[] {
  if (closingExports.length === 0) return [];
  const shown = closingExports.slice(0, SHOWN).map((each) => {
    const { search, portal, importCommand } = closingSearch(each);
    const indented = search.split('\n').map((line) => `    ${terminalSafe(line)}\n`);
    return [
      `To close ${count(each.gaps, 'gap')} of ${terminalSafe(each.contentType)}, in Exchange Online PowerShell:\n`,
      ...indented,
      wrapped(`or in the Purview portal: ${portal}.`, { first: '  ', next: '    ' }),
      `  then:\n    ${terminalSafe(importCommand)}\n`,
    ].join('');
  });
  const more = closingExports.length - shown.length;
  return [
    ...shown,
    ...(more > 0
      ? [`${count(more, 'export')} more would close the other gaps: --json and --html show them.\n`]
      : []),
    wrapped(EXPORT_NOTE),
  ];
}
