import type { TablesOwner } from '../ledger/tablesOwner';
import { concludeCoverage } from './concludeCoverage';
import { ContentHandover } from './contentHandover';
import { enabledContentTypes } from './enabledContentTypes';
import type { PollDependencies } from './poll';
import { type ContentTypeOutcome, type PollRoom, pollContentType } from './pollContentType';
import type { PollFaults } from './pollFaults';
import { pollRoom } from './pollRoom';
import { sealDays } from './sealDays';

/** What a poll keeps account of while it runs. */
export interface PollAccount extends Pick<PollRoom, 'summary' | 'signals'> {
  readonly faults: PollFaults;
  /** Filled in as content types come to their end. */
  readonly outcomes: ContentTypeOutcome[];
  /** Tables that are nobody's yet. */
  readonly claim: TablesOwner | undefined;
  /** Name of this poll, for the ledger rows that it writes. */
  readonly run: string;
}

/**
 * Polls every content type, makes durable what was taken, and writes down what is covered now.
 * @throws what is no fault of the service or the store; such faults are kept in the account
 */
export async function pollAll(
  dependencies: PollDependencies,
  { summary, signals, faults, outcomes, claim, run }: PollAccount,
): Promise<void> {
  const { api, contentTypes, origin } = dependencies;
  const { records, ...own } = pollRoom(dependencies, summary, signals, run);
  const handover = handoverOf(dependencies, own);
  const room = handover ? { ...own, intake: handover, isHandedOver: true } : own;
  const options = { abortSignal: signals.now };
  const askedAtLocal = dependencies.clock.now().getTime();
  const enabled = await faults.keep(enabledContentTypes(api, options));
  // By the service's clock, which its first reply has told.
  const startedAt = room.clock.now();
  const askedAt = new Date(startedAt.getTime() - (dependencies.clock.now().getTime() - askedAtLocal));
  // Only for a tenant that this app is signed in to: a mistyped one must not keep the right one out.
  if (enabled && claim) await faults.keep(claim.claim(origin.tenantId, { now: startedAt }, options));
  faults.throwWhereAPersonMustAct();
  for (const contentType of enabled ? contentTypes : []) {
    // One content type that cannot be had must not keep the others out.
    const isSubscribed = enabled?.has(contentType.toLowerCase()) ?? false;
    const outcome = await faults.keep(pollContentType(contentType, isSubscribed, { ...room, askedAt }));
    if (outcome) outcomes.push(outcome);
  }
  await room.intake.finish();
  await faults.keep(handover?.throwWhereNothingCouldBeSent() ?? Promise.resolve());
  for (const outcome of outcomes) {
    const { contentType, progress } = outcome;
    const concluded = await concludeCoverage(outcome, startedAt, room);
    summary.backlog += concluded.backlog;
    faults.noteListing(contentType, progress.fault);
  }
  await sealDays({ ...dependencies, clock: room.clock }, records.written, { summary, signals, faults });
  signals.done();
  faults.noteEdited(dependencies.names.content, room.ledger.editedByHand);
  const isListed =
    outcomes.length === contentTypes.length &&
    outcomes.every((each) => each.progress.isWhole && each.isEnabled);
  summary.complete = isListed && summary.backlog === 0;
  faults.noteClock(api.clockSkewMs);
}

/** Undefined where a poll fetches what it lists. */
function handoverOf(
  { handover, names }: PollDependencies,
  { ledger, clock, summary, intake }: PollRoom,
): ContentHandover | undefined {
  return (
    handover && new ContentHandover(intake, { ...handover, table: names.content, ledger, clock, summary })
  );
}
