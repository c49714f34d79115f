import type { RowFinding } from '../../shared/seals/sealFindings';
import type { SealVerification } from '../../shared/seals/verifySeals';
import type { ComparedCopies } from '../readSealCopies';
import { count } from './count';
import { terminalSafe } from './terminalSafe';
import { utcText } from './utcText';

const SHOWN_OF_A_KIND = 10;

const ROW_KINDS = [
  ['removed', 'sealed record', 'gone'],
  ['altered', 'sealed record', 'not as sealed: its text or its hash is another one'],
  [
    'columnsAltered',
    'sealed record',
    'with columns that do not say what its text says (the text is as sealed)',
  ],
  ['addedUnknown', 'row', 'added since, of no content that was ever listed'],
] as const;

/** What a check of seals has come to, for a person: the verdict first. */
export function sealReport(
  result: SealVerification,
  { comparedWith, notCompared }: Pick<ComparedCopies, 'comparedWith' | 'notCompared'>,
): string {
  const { sealedTo, sealed, links, rows, findings, droppedMonths, recordedDrops } = result;
  const { totals } = findings;
  if (sealedTo === undefined && sealed === 0 && findings.isSound)
    return 'Nothing is sealed yet: a day is sealed when it is 8 days old and all of it is stored.\n';
  const lines = [
    `${count(sealed, 'sealed day')} of a record type checked, with ${count(links, 'link')}; ${count(rows, 'row')} compared.` +
      (sealedTo === undefined ? '' : ` Days before ${sealedTo} are sealed.`),
  ];
  if (findings.isSound)
    lines.push(
      sealed === 0
        ? 'No sealed day holds a record yet: there was nothing to compare.'
        : 'Nothing that is sealed was altered, removed or added to.',
    );
  for (const [kind, thing, is] of ROW_KINDS) {
    if (totals[kind] === 0) continue;
    lines.push(`${count(totals[kind], thing)} ${is}:`, ...shown(findings[kind], totals[kind], rowText));
  }
  if (totals.broken > 0) {
    const texts = shown(findings.broken, totals.broken, ({ partitionKey, link, what }) =>
      link === undefined ? `${partitionKey}: ${what}` : `${partitionKey}, link ${link}: ${what}`,
    );
    lines.push(`${count(totals.broken, 'fault')} in the seals themselves:`, ...texts);
  }
  if (totals.addedLate > 0)
    lines.push(
      `${count(totals.addedLate, 'record')} came late, by the feed or an import, after the day was sealed: no fault, the next polls seal them.`,
    );
  for (const { month, droppedAt, app } of recordedDrops)
    lines.push(
      `${month} was dropped whole on ${utcText(droppedAt)} UTC (${app}), as a row in the coverage table says.`,
    );
  const recorded = new Set(recordedDrops.map(({ month }) => month));
  const unexplained = droppedMonths.filter((month) => !recorded.has(month));
  if (unexplained.length > 0)
    lines.push(
      `Gone with their months, and no row says that this product dropped them: ${unexplained.join(', ')}. If none of you did, somebody deleted them.`,
    );
  for (const { place, copies } of comparedWith)
    lines.push(`Compared with ${count(copies, 'copied seal')} in ${place}.`);
  if (notCompared)
    lines.push(`Not compared with the copies kept elsewhere: ${notCompared.message} ${notCompared.fix}`);
  if (comparedWith.length === 0)
    lines.push(
      'Compared with the tables alone. Not checked: whether newest seals were cut off, or seals made anew. Only a copy kept elsewhere shows that: SEAL_HEADS_URL, or --write-heads FILE now and --heads FILE later.',
    );
  return lines.map((line) => `${terminalSafe(line)}\n`).join('');
}

function rowText({ partitionKey, rowKey }: RowFinding): string {
  return `${partitionKey} / ${rowKey}`;
}

function shown<T>(found: readonly T[], total: number, text: (each: T) => string): string[] {
  const lines = found.slice(0, SHOWN_OF_A_KIND).map((each) => `  ${text(each)}`);
  if (total > lines.length) lines.push(`  and ${total - lines.length} more; --json lists 1,000.`);
  return lines;
}
