import type { Finding, FindingKind } from '../../shared/verify/finding';
import type { VerifyResult } from '../../shared/verify/verifyResult';
import { count } from './count';
import { terminalSafe } from './terminalSafe';
import { utcText } from './utcText';

const SHOWN_OF_A_KIND = 10;
const AGAIN = 'What could be mended is. Run `verify` once more to see that nothing is missing now.';

/** What was found, how it is headed, and what to do; in the order of how much it matters. */
const KINDS: readonly { kind: FindingKind; thing: string; is: string; todo: string; repaired?: string }[] = [
  {
    kind: 'different',
    thing: 'record',
    is: 'stored otherwise than Microsoft gives it',
    todo: 'Rows of this product are never changed: find out who may write to the storage account. `verify --repair` keeps the received text beside where the text itself was changed; the stored row stays as it is.',
    repaired:
      'Find out who may write to the storage account. Where the text itself was changed, the received one stands beside now; the stored row stays as it is.',
  },
  {
    kind: 'missing',
    thing: 'record',
    is: 'not in the tables',
    todo: 'Run `verify --repair` while Microsoft still gives it (7 days).',
    repaired: AGAIN,
  },
  {
    kind: 'notStored',
    thing: 'content blob',
    is: 'listed by Microsoft and not stored yet',
    todo: 'Run `poll` (or `verify --repair`), then `status`.',
  },
  {
    kind: 'unreachable',
    thing: 'content blob',
    is: 'listed by Microsoft but not to be had',
    todo: 'Run `verify` again later; if it stays, `status` says until when it can still be had.',
  },
  {
    kind: 'unlisted',
    thing: 'stretch',
    is: 'not listed to its end',
    todo: 'Run `verify` again later.',
  },
  {
    kind: 'unindexed',
    thing: 'record',
    is: 'stored, but not found by every search',
    todo: 'Run `verify --repair`.',
    repaired: AGAIN,
  },
  {
    kind: 'knownGap',
    thing: 'content blob',
    is: 'not to be had, and known as a gap',
    todo: '`status` says what can still be done.',
  },
  {
    kind: 'severalKeys',
    thing: 'Id',
    is: 'stored under more than one time or type, because it came so',
    todo: 'Nothing to do: `show ID` shows each.',
  },
];

/** A verification for a person: the verdict first, then what was found and what to do about it. */
export function verifyReport({ runs, findings, notListable, notes }: VerifyResult): string {
  const lines: string[] = [];
  const written = runs.reduce((sum, run) => sum + run.repaired, 0);
  const compared = runs.filter(({ from, to }) => from < to);
  for (const { contentType, from, to, contents, records } of compared) {
    lines.push(
      `${contentType}, made available ${utcText(from)} to ${utcText(to)} UTC: ${count(records, 'record')} out of ${count(contents, 'content blob')} compared.`,
    );
  }
  if (compared.length === 0) lines.push('Nothing was compared: Microsoft lists nothing of that time.');
  else if (findings.isClean) lines.push('All of it is in the tables, exactly as Microsoft gives it.');
  for (const { kind, thing, is, todo, repaired } of KINDS) {
    const found = findings.count(kind);
    if (found === 0) continue;
    const shown = findings.of(kind).slice(0, SHOWN_OF_A_KIND);
    lines.push(`${count(found, thing)} ${is}:`, ...shown.map((each) => `  ${findingText(each)}`));
    if (found > shown.length)
      lines.push(
        `  and ${count(found - shown.length, 'more')}; --json lists 1,000.`.replace('mores', 'more'),
      );
    lines.push(`  What to do: ${written > 0 ? (repaired ?? todo) : todo}`);
  }
  const pending = findings.count('pending');
  if (pending > 0)
    lines.push(`${count(pending, 'content blob')} too young to be expected in the tables; left out.`);
  const outOfReach = findings.count('outOfReach');
  if (outOfReach > 0)
    lines.push(`${count(outOfReach, 'stored content blob')} expired before it could be compared.`);
  if (written > 0)
    lines.push(
      `${count(written, 'record')} written. Run \`verify\` once more to see that nothing is missing now.`,
    );
  if (notListable) {
    lines.push(
      `${utcText(notListable.from)} to ${utcText(notListable.to)} UTC lies too far back: Microsoft lists 7 days. What is stored from before is checked by \`verify --seal\`.`,
    );
  }
  return [...lines, ...notes].map((line) => `${terminalSafe(line)}\n`).join('');
}

/** Words for what is a code in the JSON. */
const DETAILS: Readonly<Record<string, string>> = {
  altered: 'changed after it was stored',
  textLost: 'its text is gone',
  otherText: 'only another text stands there',
};

function findingText({ id, contentId, row, detail }: Finding): string {
  const parts = [
    row === undefined ? '' : `row ${row}`,
    contentId === undefined || contentId === id ? '' : `content ${contentId}`,
    DETAILS[detail ?? ''] ?? detail ?? '',
  ].filter(Boolean);
  return parts.length > 0 ? `${id} (${parts.join(', ')})` : id;
}
