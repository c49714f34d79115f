import type { FindingKind } from '../../shared/verify/finding';
import { FINDING_KINDS } from '../../shared/verify/finding';
import type { VerifyResult } from '../../shared/verify/verifyResult';

/**
 * What a verification found, as `verify --json` prints it. Lists hold the first 1,000 of each kind; `counts` tells how many there are.
 * Public: keys may be added, not changed.
 */
export function verifyJson({ runs, findings, notListable, notes }: VerifyResult): Record<string, unknown> {
  const ids = (...kinds: FindingKind[]) => [
    ...new Set(kinds.flatMap((kind) => findings.of(kind)).map(({ id }) => id)),
  ];
  const sum = (count: 'contents' | 'records' | 'repaired') =>
    runs.reduce((total, run) => total + run[count], 0);
  return {
    checked: sum('records'),
    contents: sum('contents'),
    isClean: findings.isClean,
    missing: ids('missing'),
    different: ids('different'),
    unindexed: ids('unindexed'),
    severalKeys: ids('severalKeys'),
    notStored: ids('notStored'),
    unreachable: ids('unreachable', 'knownGap', 'outOfReach'),
    knownGaps: ids('knownGap'),
    pending: ids('pending'),
    unlisted: ids('unlisted'),
    repaired: sum('repaired'),
    counts: Object.fromEntries(FINDING_KINDS.map((kind) => [kind, findings.count(kind)])),
    details: FINDING_KINDS.filter((kind) => kind !== 'pending').flatMap((kind) => findings.of(kind)),
    contentTypes: runs.map(({ contentType, from, to, startedAt, finishedAt, contents, records }) => ({
      contentType,
      from,
      to,
      startedAt,
      finishedAt,
      contents,
      records,
    })),
    notListable,
    notes,
  };
}
