import { createHash } from 'node:crypto';
import type { Answer } from './answer';
import { html } from './html';

const STYLE =
  ':root{color-scheme:light dark}body{font:18px/1.6 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem}h1{font-size:1.4rem}';
const HASH = createHash('sha256').update(STYLE).digest('base64');

/** A page for somebody who is not inside: a title, and what to do. It brings its style along, since it may ask for nothing. */
export function plainPage(status: number, title: string, advice: string): Answer {
  const head = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>`;
  const body = html`</head>
<body>
<main>
<h1>${title}</h1>
<p>${advice}</p>
</main>
</body>
</html>
`;
  return {
    status,
    contentType: 'text/html; charset=utf-8',
    // The style as it is: its hash stands in the policy.
    body: `${head.markup}\n<style>${STYLE}</style>\n${body.markup}`,
    contentSecurityPolicy: `default-src 'none'; style-src 'sha256-${HASH}'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
  };
}
