import { createHash } from 'node:crypto';
import type { Status } from '../../shared/query/readStatus';
import { htmlText } from './htmlText';
import { COVERAGE_NOTE } from './statusNotes';
import { STATUS_PAGE_STYLE } from './statusPageStyle';
import { statusSections } from './statusSections';
import { utcText } from './utcText';

/** The state of the tables as one HTML page that needs nothing else: no script, no network; its policy allows its own style alone. */
export function statusPage(status: Status, now: Date): string {
  const hash = createHash('sha256').update(STATUS_PAGE_STYLE).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${htmlText(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Audit coverage, ${utcText(now)} UTC</title>
<style>${STATUS_PAGE_STYLE}</style>
</head>
<body>
<main>
<h1>Audit coverage</h1>
<p class="quiet">As the tables stood on ${utcText(now)} UTC. ${htmlText(COVERAGE_NOTE)}</p>
${statusSections(status, now)}
</main>
</body>
</html>
`;
}
