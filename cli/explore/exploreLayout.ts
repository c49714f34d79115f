import { type Html, html } from './html';
import { stateLine } from './stateLine';
import type { TableState } from './tableState';

/** The pages of the menu, in the order in which people come to need them. */
export const MENU = [
  { path: '/', name: 'Search' },
  { path: '/reports/mail-access', name: 'Mail access' },
  { path: '/reports/encrypted-mail', name: 'Encrypted mail' },
  { path: '/coverage', name: 'Coverage' },
] as const;

export interface ExplorePage {
  /** Of the window, and of the page where it has no other heading. */
  readonly title: string;
  readonly path: string;
  /** What the script renews while the page is open: the whole of it, or only the line that says how far the tables reach. */
  readonly live: 'page' | 'state';
  /** It holds a report, which has a style and a script of its own. */
  readonly isReport?: boolean;
  readonly main: Html;
  readonly state: TableState;
  readonly now: Date;
}

/** A whole page: the same head, menu and foot everywhere. */
export function exploreLayout({ title, path, live, isReport = false, main, state, now }: ExplorePage): Html {
  const menu = MENU.map(
    (entry) =>
      html`<li><a href="${entry.path}"${entry.path === path ? html` aria-current="page"` : ''}>${entry.name}</a></li>`,
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - Exchange audit</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/explore.css">
<script type="module" src="/explore.js"></script>
${isReport ? html`<link rel="stylesheet" href="/report.css"><script src="/report.js" defer></script>` : ''}
</head>
<body data-live="${live}">
<a class="skip" href="#main">Skip to content</a>
<header class="top">
<div class="bar">
<a class="brand" href="/">Exchange audit</a>
<nav aria-label="Pages"><ul>${menu}</ul></nav>
</div>
${stateLine(state, now)}
</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer><p>Read-only. All times are UTC. Nothing of these pages leaves this computer.</p></footer>
<div id="announce" class="unseen" role="status"></div>
</body>
</html>
`;
}
