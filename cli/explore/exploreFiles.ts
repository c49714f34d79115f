import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPORT_SCRIPT } from '../output/reports/reportScript';
import type { Answer } from './answer';
import { EXPLORE_ICON } from './exploreIcon';
import { EXPLORE_STYLE } from './exploreStyle';
import { REPORT_SCOPED_STYLE } from './reportScopedStyle';

/** The style, the script and the icon of the pages, by their addresses. */
export function exploreFiles(): Iterable<[path: string, answer: () => Answer]> {
  const script = readFileSync(join(__dirname, 'browser', 'explore.mjs'));
  return Object.entries({
    '/explore.css': () => file('text/css; charset=utf-8', EXPLORE_STYLE),
    '/explore.js': () => file('text/javascript; charset=utf-8', script),
    '/report.css': () => file('text/css; charset=utf-8', REPORT_SCOPED_STYLE),
    '/report.js': () => file('text/javascript; charset=utf-8', REPORT_SCRIPT),
    '/icon.svg': () => file('image/svg+xml', EXPLORE_ICON),
  });
}

function file(contentType: string, body: string | Buffer): Answer {
  return { status: 200, contentType, body };
}
