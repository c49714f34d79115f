import { type Html, html } from './html';

/**
 * A record's text as it was received, line by line: what could not be seen is written out, and the file has the exact bytes.
 * @param at.sha256 tells texts under one Id apart
 */
export function receivedText(text: string, { id, sha256 }: { id: string; sha256: string }): Html {
  const lines = text.replaceAll('\t', '  ').split(/\r\n|\r|\n/);
  const file = `/text?${new URLSearchParams({ id, sha256 })}`;
  return html`<section class="card"><h2>As received</h2>
<p class="hint">SHA-256 of its bytes: ${sha256}. <a href="${file}" download>Save the exact text</a></p>
<pre tabindex="0" aria-label="The record as received">${lines.map((line) => html`${line}`)}</pre></section>`;
}
