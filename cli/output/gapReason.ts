import type { Gap } from '../../shared/ledger/gap';

const REASONS: Readonly<Record<Gap['reason'], string | undefined>> = {
  notPolledInTime: 'nothing polled for more than 7 days, and Microsoft lists no more',
  expired: 'Microsoft removed it before it could be fetched',
  refused: 'Microsoft lists it but does not give it out',
  unreadable: 'what Microsoft gave out is no list of records; what is readable of it is stored',
  subscriptionDisabled: 'the subscription was switched off',
};

/** Why a gap is one, for a person; a reason of a newer version as it stands. */
export function gapReason(reason: Gap['reason']): string {
  return REASONS[reason] ?? reason;
}
