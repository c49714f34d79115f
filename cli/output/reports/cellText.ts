import { utcText } from '../utcText';
import type { ReportCell, ReportColumn } from './reportTable';

const grouped = new Intl.NumberFormat('en-US');

/** A cell as a person reads it; the script of a page writes the same. */
export function cellText({ kind }: Pick<ReportColumn, 'kind'>, cell: ReportCell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  return kind === 'time' ? utcText(new Date(cell)) : grouped.format(cell);
}
