import { htmlText } from '../output/htmlText';
import { terminalSafe } from '../output/terminalSafe';

/** A piece of a page that may stand in it as it is. */
export interface Html {
  readonly markup: string;
}

/** What may be put into a piece: text, which is made harmless, or pieces. */
export type HtmlValue = Html | readonly Html[] | string | number | undefined;

/**
 * Makes a piece of a page: html`<td>${value}</td>`. Every text put in is escaped for elements and quoted attributes, and what nobody
 * could see in it (control characters, marks that turn the reading direction round) is written out, so that no value of a record can
 * be anything but text.
 */
export function html(fixed: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const markup = fixed.map((part, at) => (at === 0 ? part : markupOf(values[at - 1]) + part));
  return { markup: markup.join('') };
}

function markupOf(value: HtmlValue): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return htmlText(terminalSafe(value));
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('\n');
}
