import type { Status } from '../../shared/query/readStatus';
import { COVERAGE_NOTE } from '../output/statusNotes';
import { statusSections } from '../output/statusSections';
import { utcText } from '../output/utcText';
import { type Html, html } from './html';

/** What is complete, what is missing and what can be done about it, as `status --html` shows it. */
export function coveragePage(status: Status, now: Date): Html {
  return html`<h1>Coverage</h1>
<p class="hint">As the tables stood on ${utcText(now)} UTC. ${COVERAGE_NOTE}</p>
<div id="coverage" class="coverage">
${{ markup: statusSections(status, now) }}
</div>`;
}
