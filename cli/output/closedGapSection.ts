import type { Status } from '../../shared/query/readStatus';
import { count } from './count';
import { spanText } from './spanText';
import { wrapped } from './wrapped';

const SHOWN = 12;

/** Gaps that a person has closed by statement, with the evidence; empty where there are none. */
export function closedGapSection({ closedGaps }: Status): string {
  if (closedGaps.length === 0) return '';
  const shown = closedGaps.slice(-SHOWN).map((gap) => {
    const { statement } = gap;
    const evidence = statement
      ? `${statement.file}, ${count(statement.rows, 'row')}, events ${spanText(statement)}, SHA-256 ${statement.sha256}`
      : 'its evidence cannot be read';
    return (
      wrapped(`${spanText(gap)}  ${gap.contentType}`, { first: '  ' }) +
      wrapped(evidence, { first: '    ', next: '    ' })
    );
  });
  const more = closedGaps.length - shown.length;
  return `${count(closedGaps.length, 'gap')} closed by the statement that an import holds all of it${more > 0 ? `, the newest ${shown.length}` : ''}:\n${shown.join('')}`;
}
