import { ageText } from '../output/ageText';
import { count } from '../output/count';
import { durationText } from '../output/durationText';
import { COVERAGE_LOST, NOTHING_POLLED } from '../output/statusNotes';
import { utcText } from '../output/utcText';
import { type Html, html } from './html';
import type { TableState } from './tableState';

/** One line on every page: how far the tables reach, what the newest poll brought, and whether anything is missing. */
export function stateLine({ contentTypes, openGaps, lastRun, isCoverageLost }: TableState, now: Date): Html {
  if (contentTypes.length === 0) {
    return html`<p class="reach" id="state">${isCoverageLost ? COVERAGE_LOST : NOTHING_POLLED}</p>`;
  }
  const parts: Html[] = contentTypes.map(({ contentType, coveredTo }) => {
    const name = contentTypes.length > 1 ? `${contentType} complete` : 'Complete';
    if (!coveredTo) return html`<span>${name}: nothing yet</span>`;
    const behind = durationText(now.getTime() - coveredTo.getTime());
    return html`<span>${name} to <b>${utcText(coveredTo).slice(0, 16)}</b>, ${behind} behind</span>`;
  });
  const waiting = contentTypes.reduce((sum, { backlog }) => sum + backlog, 0);
  if (waiting > 0)
    parts.push(html`<span class="busy">${count(waiting, 'content blob')} still to be fetched</span>`);
  if (lastRun) parts.push(html`<span>${lastPollText(lastRun, now)}</span>`);
  parts.push(
    openGaps > 0
      ? html`<a class="missing" href="/coverage#gaps">${count(openGaps, 'gap')}: records may be missing</a>`
      : html`<span>No gaps</span>`,
  );
  return html`<p class="reach" id="state" data-poll="${lastRun?.startedAt.toISOString()}" data-inserted="${lastRun?.counts.inserted}">${parts}</p>`;
}

function lastPollText({ endedAt, outcome, counts }: NonNullable<TableState['lastRun']>, now: Date): string {
  const age = ageText(endedAt, now);
  return outcome === 'failed'
    ? `Last poll ${age}: failed`
    : `Last poll ${age}: ${count(counts.inserted ?? 0, 'new record')}`;
}
