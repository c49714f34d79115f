import { createHash } from 'node:crypto';
import { htmlText } from '../htmlText';
import { reportPart } from './reportPart';
import { REPORT_SCRIPT } from './reportScript';
import { REPORT_STYLE } from './reportStyle';
import type { ReportView } from './reportView';

/**
 * A report as one HTML page that needs nothing else: no network, and a policy that allows its own style and script alone, by their hashes.
 * @param recordTexts received texts by record Id, for as many records as the page shall carry
 */
export function reportPage(view: ReportView, recordTexts: ReadonlyMap<string, string> = new Map()): string {
  const policy = `default-src 'none'; style-src ${hashOf(REPORT_STYLE)}; script-src ${hashOf(REPORT_SCRIPT)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${htmlText(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${htmlText(`${view.title}: ${view.subject}`)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
${reportPart(view, { recordTexts })}
<footer><p>Made by exchange-audit-tables from stored audit records. Values are shown as recorded.</p></footer>
<script>${REPORT_SCRIPT}</script>
</body>
</html>
`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
